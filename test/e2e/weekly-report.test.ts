import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openChromium } from '../support/chromium.ts';
import { freshKaskad, type Mail } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
}, 60_000);
afterAll(() => browser.close());

const owners = ['owner@shop.example', 'partner@shop.example'];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_MS = 86_400_000;

const put = async (id: string, body: object) =>
  expect((await kaskad().admin('PUT', `/v1/settings/${id}`, body)).status).toBe(200);

/** Three days from now, so that whatever happens today and tomorrow lies in the week that is told. */
const setReport = async (more: object) => {
  const weekday = weekdays[new Date((await kaskad().now()) + 3 * DAY_MS).getUTCDay()];
  await put('report', { to: owners, weekday, ...more });
};

/** Somebody is reminded of her cart by mail, follows the link, and buys two kettles. */
const somebodyBuys = async () => {
  const ann = await newShopper(kaskad());
  await ann.adds('p1', { quantity: 2 });
  await kaskad().advance('PT1H');
  const [mail] = await ann.inbox();
  await kaskad().feedback(String(mail?.sendId), 'clicked');
  await kaskad().idle();
  await ann.orders({
    total: 39.8,
    currency: 'EUR',
    products: [{ product_id: 'p1', quantity: 2, price: 19.9 }],
  });
};

const got = new Set<string>();
/** The mails of the week that is over now: one to each owner, which say the same. */
const nextReport = async (): Promise<Mail & { lines: string[] }> => {
  const all = (await kaskad().outbox()).filter(({ journeyId }) => journeyId === 'weekly-report');
  const fresh = all.filter(({ sendId }) => !got.has(sendId));
  for (const { sendId } of fresh) got.add(sendId);
  expect(fresh.map(({ to }) => to).toSorted()).toEqual(owners);
  const [one, other] = fresh as [Mail, Mail];
  expect(one.text).toBe(other.text);
  return { ...one, lines: one.text.replace(/[\u00a0\u202f\u2009]/g, ' ').split('\n') };
};

const widerThan = async (html: string, width: number): Promise<number> => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(html);
  const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  await page.close();
  return Number(over);
};

localOnly.describe('the weekly report', () => {
  it('tells the owners of the week in their language, and of none of their own mails', async () => {
    await put('contact', { timezone: 'Europe/Berlin' });
    await setReport({ locale: 'en', baseUrl: 'https://kaskad.shop.example/' });
    await somebodyBuys();
    await kaskad().advance('P4D');
    const english = await nextReport();
    expect(english.subject).toMatch(/: Your week, .*20\d\d$/);
    expect(english.headers?.['List-Unsubscribe']).toBeUndefined();
    expect(english.lines).toEqual(
      expect.arrayContaining([
        'Won back: nobody can say, since no customers were kept out to compare with. Ordered after a message: 1 order.',
        '- Orders: 1',
        '- Revenue: €39.80',
        '- After a click or an answer: 1',
        expect.stringMatching(/^- E-mail: 1( |$)/),
        expect.stringMatching(/^- Abandoned cart: 1 \(messages: 1 · revenue after a message: €39\.80\)$/),
        'Open Kaskad: https://kaskad.shop.example/',
      ]),
    );

    await put('report', { ...(await kaskad().admin('GET', '/v1/settings/report')).json, locale: 'ru' });
    await somebodyBuys();
    await kaskad().advance('P6DT23H');
    const russian = await nextReport();
    expect(russian.lines).toEqual(
      expect.arrayContaining([
        'Вернули: сказать нельзя, контрольной группы для сравнения нет. После сообщения: 1 заказ.',
        '- Заказы: 1 (неделей раньше: 1)',
        '- Выручка: 39,80 € (неделей раньше: 39,80 €)',
        expect.stringMatching(/^- Электронная почта: 1 \(.*неделей раньше: 1\)$/),
      ]),
    );
    for (const { html = '' } of [english, russian])
      expect([await widerThan(html, 360), await widerThan(html, 600)]).toEqual([0, 0]);

    await kaskad().advance('P7D');
    const silent = await nextReport();
    expect(silent.lines).toContain('За неделю не отправлено ни одного сообщения.');
    for (const owner of owners) expect((await kaskad().lookup('email', owner))?.consent).toEqual([]);
  }, 120_000);
});
