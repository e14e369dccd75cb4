import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../support/chromium.ts';
import { freshKaskad, SERVER, WEB } from '../support/kaskad.ts';
import { type Pages, servePages } from '../support/pages.ts';
import { localOnly, target } from '../support/target.ts';

const kaskad = freshKaskad();

const person = (name: string) => {
  const userId = `${name}-${Date.now().toString(36)}`;
  const traits = {
    email: `${userId}@example.com`,
    country: 'DE',
    consent: { email: 'granted', sms: 'granted' },
  };
  return { userId, traits };
};
const kettle = {
  cart_id: 'c1',
  product_id: 'p1',
  name: 'Kettle',
  price: 19.9,
  quantity: 2,
  currency: 'EUR',
  cart_url: 'https://shop.example/cart',
};

/** What every client is for: the cart is hers, and an hour later she gets one mail that shows it. */
const expectReminder = async ({ userId, traits }: ReturnType<typeof person>) => {
  const client = kaskad();
  await client.idle();
  const view = await client.lookup('userId', userId);
  expect(view).toMatchObject({
    traits: { country: 'DE' },
    cart: { id: 'c1', items: [{ productId: 'p1', quantity: 2, price: 19.9 }], value: 39.8, currency: 'EUR' },
  });
  expect(await client.lookup('email', traits.email)).toMatchObject({ id: view?.id });
  // An hour passes only where the clock can be moved.
  if (target) return;
  await client.advance('PT61M');
  const mails = await client.outbox(view?.id);
  expect(mails.map(({ channel, to }) => [channel, to])).toEqual([['email', traits.email]]);
  expect(mails[0]?.text).toContain('Kettle');
};

describe('clients of a server', () => {
  it('@segment/analytics-node', async () => {
    const ann = person('segment-node');
    const analytics = new Analytics({ writeKey: SERVER, host: kaskad().url });
    analytics.identify(ann);
    analytics.track({ userId: ann.userId, event: 'Product Added', properties: kettle });
    await analytics.closeAndFlush();
    await expectReminder(ann);
  });

  it('@rudderstack/rudder-sdk-node, which sends gzip under a form content type', async () => {
    const ann = person('rudder-node');
    const analytics = new RudderAnalytics(SERVER, { dataPlaneUrl: kaskad().url, logLevel: 'silent' });
    analytics.identify(ann);
    analytics.track({ userId: ann.userId, event: 'Product Added', properties: kettle });
    await new Promise((resolve) => void analytics.flush(resolve));
    await expectReminder(ann);
  });

  it('Jitsu’s, by their paths and with their masked keys', async () => {
    const ann = person('jitsu');
    const carried = { writeKey: `${SERVER}:***`, timestamp: new Date().toISOString(), groupId: null };
    const send = (type: string, payload: object) =>
      kaskad().post(`/api/s/s2s/${type}`, { ...carried, ...payload, type }, `${SERVER}:secret`);
    expect((await send('identify', { ...ann, messageId: 'j1' })).status).toBe(200);
    const added = { userId: ann.userId, event: 'Product Added', properties: kettle, messageId: 'j2' };
    expect((await send('track', added)).status).toBe(200);
    await expectReminder(ann);
  });
});

localOnly.describe('clients of a page', () => {
  let browser: Browser;
  let pages: Pages;
  beforeAll(async () => {
    [browser, pages] = await Promise.all([openChromium(), servePages(kaskad().url)]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  /** A fresh visitor on a page; `foreign` collects what it asks of anybody but us and its own shop. */
  const visit = async (path: string) => {
    const page = await (await browser.newContext()).newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(kaskad().url) && !url.startsWith(pages.url)) foreign.push(url);
    });
    await page.goto(`${pages.url}${path}`);
    return { page, foreign };
  };

  type Client = {
    identify(...args: unknown[]): Promise<unknown>;
    track(...args: unknown[]): Promise<unknown>;
  };

  /** Resolves when the client says that both have gone out. */
  const shop = (page: Page, ann: ReturnType<typeof person>) =>
    page.evaluate(
      async ([{ userId, traits }, properties]) => {
        const { analytics } = window as unknown as { analytics: Client };
        await analytics.identify(userId, traits);
        await analytics.track('Product Added', properties);
      },
      [ann, kettle] as const,
    );

  const arrivalOf = (page: Page, name: string) =>
    page.waitForResponse(
      (response) =>
        response.request().method() === 'POST' && response.request().postData()?.includes(name) === true,
    );

  it('@segment/analytics-next as a module', async () => {
    const ann = person('module');
    const { page, foreign } = await visit('/module');
    const arrival = arrivalOf(page, 'Product Added');
    await shop(page, ann);
    expect((await arrival).status()).toBe(200);
    expect(foreign).toEqual([]);
    await expectReminder(ann);
    await page.context().close();
  });

  it('@segment/analytics-next as the official snippet, with settings and script from us', async () => {
    const ann = person('snippet');
    const { page, foreign } = await visit('/snippet');
    const arrival = arrivalOf(page, 'Product Added');
    await page.waitForFunction(
      () => (window as unknown as { analytics: { initialized?: boolean } }).analytics.initialized,
    );
    await shop(page, ann);
    expect((await arrival).status()).toBe(200);
    expect(foreign).toEqual([]);
    await expectReminder(ann);
    await page.context().close();
  });

  it('a batch that goes out while the page is left', async () => {
    const ann = person('leaving');
    const { page } = await visit('/module?batching');
    await shop(page, ann);
    await kaskad().idle();
    expect(await kaskad().lookup('userId', ann.userId)).toBeUndefined();
    await page.goto(`${pages.url}/plain`);
    await untilKnown(ann.userId);
    await expectReminder(ann);
    await page.context().close();
  });

  it('a beacon: text, its key in the body, no header of its own', async () => {
    const ann = person('beacon');
    const { page } = await visit('/plain');
    const body = {
      writeKey: WEB,
      sentAt: new Date().toISOString(),
      batch: [
        { type: 'identify', ...ann },
        { type: 'track', event: 'Product Added', userId: ann.userId, properties: kettle },
      ],
    };
    await page.evaluate(
      ([url, text]) => {
        window.addEventListener('pagehide', () => navigator.sendBeacon(url, text));
      },
      [`${kaskad().url}/v1/b`, JSON.stringify(body)] as const,
    );
    await page.goto('about:blank');
    await untilKnown(ann.userId);
    await expectReminder(ann);
    await page.context().close();
  });
});

/** What a page sends while it is left arrives when the browser likes. */
const untilKnown = async (userId: string) => {
  const untilMs = Date.now() + 10_000;
  while (Date.now() < untilMs) {
    await kaskad().idle();
    if ((await kaskad().lookup('userId', userId))?.cart) return;
  }
  throw new Error(`${userId} has not arrived`);
};
