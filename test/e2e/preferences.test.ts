import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../support/chromium.ts';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kaskad = freshKaskad();
let browser: Browser;

beforeAll(async () => {
  browser = await openChromium();
  await kaskad().admin('PUT', '/v1/settings/preferences', {
    topics: [{ id: 'carts', name: { en: 'My cart', ru: 'Моя корзина' } }],
  });
}, 60_000);
afterAll(() => browser?.close());

interface Card {
  topics: { id: string; status: string }[];
  pausedUntil: string | null;
  traits: { locale?: string };
}

/** A shopper whose cart was reminded of: the mail has the link. */
const reminded = async (traits: object = {}) => {
  const ann = await newShopper(kaskad());
  await ann.identifies({ ...traits });
  await ann.adds('p1');
  await kaskad().advance('PT61M');
  const { id } = await ann.view();
  const [mail] = await kaskad().outbox(id);
  const link = /https?:\/\/\S+\/p\/[\w.-]+/.exec(mail?.text ?? '')?.[0] ?? '';
  return { ann, id, link };
};

const open = async (link: string, locale = 'en-GB'): Promise<Page> => {
  const page = await (await browser.newContext({ locale })).newPage();
  await page.goto(link);
  return page;
};

const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> };
    };
    return (await axe.run()).violations.map(({ id, impact }) => `${impact} ${id}`);
  });
  return found.filter((fault) => /^(serious|critical)/.test(fault));
};

const card = async (id: string) =>
  (await kaskad().admin('GET', `/v1/profiles/${id}`)).json as unknown as Card;
const consent = async (ann: Shopper, channel: string) =>
  (await ann.view()).consent.find((one) => one.channel === channel);

localOnly.describe('the preferences behind the link of a mail', () => {
  it('are hers to change, and what she changes holds', async () => {
    const { ann, id, link } = await reminded();
    const page = await open(link);
    expect(await faults(page)).toEqual([]);

    await page.getByLabel(/^SMS/).uncheck();
    await page.getByLabel('My cart').uncheck();
    await page.getByLabel('In which language?').selectOption('ru');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').waitFor();
    expect(await faults(page)).toEqual([]);
    await kaskad().idle();

    expect(await consent(ann, 'sms')).toMatchObject({ status: 'denied', source: 'preferences' });
    expect(await consent(ann, 'email')).toMatchObject({ status: 'granted' });
    expect(await card(id)).toMatchObject({
      topics: [{ id: 'carts', status: 'denied' }],
      traits: { locale: 'ru' },
    });
  });

  it('speak Russian, and fit a small screen', async () => {
    const { link } = await reminded({ locale: 'ru' });
    const page = await open(link);
    await page.setViewportSize({ width: 360, height: 740 });

    await page.getByRole('heading', { name: 'Ваши настройки' }).waitFor();
    await page.getByLabel('Моя корзина').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('pause for thirty days, and let a request to be deleted reach somebody', async () => {
    const { id, link } = await reminded();
    const page = await open(link);
    await page.getByRole('button', { name: 'Pause offers for 30 days' }).click();
    await page.getByText('Offers are paused until').waitFor();
    await page.getByRole('button', { name: 'Delete my data' }).click();
    await page.getByRole('heading', { name: 'Delete everything' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByRole('status').waitFor();
    await kaskad().idle();

    const days = (Date.parse((await card(id)).pausedUntil ?? '') - (await kaskad().now())) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    const { json } = await kaskad().admin('GET', '/v1/tasks?queue=privacy');
    expect(json.tasks).toMatchObject([{ profileId: id, title: 'Erase request' }]);
  });

  it('a topic that she denied is kept from her, and others are not', async () => {
    const journey = (name: string, more: object) => ({
      id: name,
      ...{
        trigger: { event: 'Parcel Sent' },
        steps: [{ id: 's', kind: 'send', channel: 'email', template: 'note' }],
      },
      ...more,
    });
    await kaskad().admin('PUT', '/v1/templates/note', {
      id: 'note',
      channel: 'email',
      subject: 'Note',
      text: 'x',
    });
    for (const document of [journey('about-carts', { topic: 'carts' }), journey('about-else', {})]) {
      expect((await kaskad().admin('PUT', `/v1/journeys/${document.id}`, document)).status).toBe(200);
      await kaskad().admin('POST', `/v1/journeys/${document.id}/publish`);
    }
    const { ann, id, link } = await reminded();
    await kaskad().request('POST', new URL(link).pathname, 'do=save&channel=email&channel=sms', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    await kaskad().idle();

    await ann.tracks('Parcel Sent', {}, { key: SERVER });
    await kaskad().advance('PT1M');

    const sent = (await kaskad().timeline(id)).filter(({ name }) => name === 's');
    expect(sent.map(({ journeyId, kind, reason }) => [journeyId, kind, reason]).sort()).toEqual([
      ['about-carts', 'skip', 'topic-denied'],
      ['about-else', 'send', undefined],
    ]);
  });

  it('an unknown topic of a journey is a fault', async () => {
    const { status, json } = await kaskad().admin('PUT', '/v1/journeys/lost', {
      id: 'lost',
      topic: 'nothing',
      ...{ trigger: { event: 'X' }, steps: [{ id: 's', kind: 'exit' }] },
    });

    expect(status).toBe(422);
    expect(json.faults).toContainEqual({
      path: '/topic',
      message: 'there is no topic nothing in settings/preferences',
    });
  });
});
