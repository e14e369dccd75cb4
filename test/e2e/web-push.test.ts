import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page, Worker } from 'playwright-core';
import { createPages } from '../../local/pages/create-pages.ts';
import type { Kaskad } from '../../tag/kaskad.ts';
import { openChromium } from '../support/chromium.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

/** A browser without a window calls itself headless, and is then taken for a robot. */
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36';

beforeAll(async () => {
  local = await startLocalKaskad({ pages: createPages() });
  kaskad = new KaskadClient(local.url);
  browser = await openChromium();
  context = await browser.newContext({ baseURL: local.url, locale: 'en-GB', userAgent });
  await context.grantPermissions(['notifications'], { origin: local.url });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

/** Asks until it is so: a browser sends when it likes. */
const until = async <T>(look: () => Promise<T | undefined | false>): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found) return found;
    await local.idle();
  }
};

interface Shown {
  title: string;
  options: { body: string; tag: string; data: { url: string } };
}
/** As the worker sees itself; a browser without a window shows nothing, so what would be shown is kept. */
interface InWorker {
  registration: { showNotification(title: string, options: object): Promise<void> };
  shown: object[];
  Notification: unknown;
}

const watch = (worker: Worker) =>
  worker.evaluate(() => {
    const self = globalThis as unknown as InWorker;
    self.shown = [];
    self.registration.showNotification = async (title, options) => void self.shown.push({ title, options });
  });

/** The browser's part: hands the worker what its push service has for it. */
const deliver = async (data: string): Promise<void> => {
  const devTools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations;
      if (one) resolve(one.registrationId);
    });
  });
  await devTools.send('ServiceWorker.enable');
  const registrationId = await registered;
  await devTools.send('ServiceWorker.deliverPushMessage', { origin: local.url, registrationId, data });
};

const tap = (worker: Worker, { options: { data } }: Shown) =>
  worker.evaluate((said) => {
    const event = new Event('notificationclick');
    const waitUntil = (work: Promise<unknown>) => void work.catch(() => undefined);
    globalThis.dispatchEvent(
      Object.assign(event, { notification: { data: said, close: () => {} }, waitUntil }),
    );
  }, data);

describe('a shop with /kaskad.js', () => {
  it('reminds by web push whoever allowed it, and a tap brings her back to her cart', async () => {
    const messages: { id: string; payload: string }[] = [];
    const stream = await fetch(`${local.url}/_local/stream`);
    void listen(stream, (message) => messages.push(message));
    await page.goto('/shop?tag');
    await page.getByRole('button', { name: 'Add to cart: Kettle Lund' }).click();
    await page.getByRole('button', { name: 'Log in' }).click();
    const email = await page.getByLabel('E-mail', { exact: true }).inputValue();
    await page.getByLabel('By push on this device').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
    const person = await until(async () => {
      const found = await kaskad.lookup('email', email);
      return found?.identities.some(({ namespace }) => namespace === 'webPush') && found.cart
        ? found
        : undefined;
    });

    expect(person.consent).toContainEqual(
      expect.objectContaining({ channel: 'webpush', status: 'granted', basis: 'device permission' }),
    );
    await kaskad.advance('PT1H1M');
    const [reminder, ...more] = await kaskad.outbox(person.id);
    expect(more).toEqual([]);
    expect(reminder).toMatchObject({ channel: 'webpush', journeyId: 'cart-abandoned' });
    expect(reminder?.text).toContain('Kettle Lund');

    const { payload } = await until(async () => messages[0]);
    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error('No service worker');
    await watch(worker);
    await deliver(payload);
    const shown = await until(() =>
      worker.evaluate(() => (globalThis as unknown as InWorker).shown[0] as Shown | undefined),
    );
    expect(shown).toMatchObject({ title: reminder?.subject, options: { body: reminder?.text } });

    await tap(worker, shown);
    await page.getByText('Your cart is back.').waitFor();
    await kaskad.idle();

    expect(await kaskad.timeline(person.id)).toContainEqual(
      expect.objectContaining({ kind: 'delivery', name: 'clicked', channel: 'webpush' }),
    );
    const after = await kaskad.lookup('email', email);
    expect(after?.enrollments).toMatchObject([{ journeyId: 'cart-abandoned', reason: 'reacted' }]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/inbox');
    await page.getByRole('button', { name: 'Web push' }).click();
    await page.locator('article.message').getByText('Kettle Lund').waitFor();
    const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(tooWide)).toBe(0);
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe('whoever logs out', () => {
  it('is reached by push on that device no longer', async () => {
    const other = await browser.newContext({ baseURL: local.url, locale: 'en-GB', userAgent });
    await other.grantPermissions(['notifications'], { origin: local.url });
    const visit = await other.newPage();
    await visit.goto('/shop?tag');
    await visit.getByRole('button', { name: 'Add to cart: Kettle Lund' }).click();
    await visit.getByRole('button', { name: 'Log in' }).click();
    const email = await visit.getByLabel('E-mail', { exact: true }).inputValue();
    await visit.getByLabel('By push on this device').check();
    await visit.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
    const person = await until(async () => {
      const found = await kaskad.lookup('email', email);
      return found?.identities.some(({ namespace }) => namespace === 'webPush') && found.cart ? found : false;
    });
    await visit.getByRole('button', { name: 'Log out' }).click();
    await until(async () =>
      (await kaskad.timeline(person.id)).some(({ name }) => name === 'Push Unsubscribed'),
    );
    await kaskad.advance('PT1H1M');

    expect((await kaskad.outbox(person.id)).map(({ channel }) => channel)).toEqual(['email']);
    await other.close();
  }, 60_000);
});

/** As the page itself calls it. */
const inPage = (visit: Page) =>
  visit.evaluate(() => {
    const { kaskad } = window as unknown as { kaskad: Kaskad };
    for (let index = 0; index < 15; index++) kaskad.track('Much Said', { words: 'x'.repeat(6_000) });
    return kaskad.anonymousId();
  });

describe('a page that says much at once', () => {
  it('gets all of it through', async () => {
    const other = await browser.newContext({ baseURL: local.url, userAgent });
    const visit = await other.newPage();
    await visit.goto('/shop?tag');
    await visit.waitForFunction(() => 'track' in ((window as { kaskad?: object }).kaskad ?? {}));
    const id = await inPage(visit);

    await until(async () => {
      const person = await kaskad.lookup('anonymousId', id);
      const entries = person ? await kaskad.timeline(person.id) : [];
      return entries.filter(({ name }) => name === 'Much Said').length === 15;
    });
    await other.close();
  }, 30_000);
});

describe('the slot of a page', () => {
  it('shows what the shop has to say, until it is closed', async () => {
    const admin = async (method: string, path: string, document?: object) =>
      expect([path, (await kaskad.admin(method, path, document)).status]).toEqual([path, 200]);
    const show = { id: 'show', kind: 'send', channel: 'onsite', template: 'summer' };
    const journey = { id: 'summer', trigger: { event: 'Page Viewed' }, steps: [show] };
    await admin('PUT', '/v1/templates/summer', {
      id: 'summer',
      channel: 'onsite',
      text: '<b>Summer</b> is here',
    });
    await admin('POST', '/v1/templates/summer/publish');
    await admin('PUT', '/v1/journeys/summer', journey);
    await admin('POST', '/v1/journeys/summer/publish');
    const other = await browser.newContext({ baseURL: local.url, locale: 'en-GB', userAgent });
    const visit = await other.newPage();
    await visit.goto('/shop?tag');
    const id = await visit.evaluate(() =>
      (window as { kaskad?: { anonymousId(): string } }).kaskad?.anonymousId(),
    );
    await until(async () => (await kaskad.lookup('anonymousId', id ?? ''))?.enrollments[0]);
    await kaskad.advance('PT2S');

    await visit.reload();
    const slot = visit.locator('[data-kaskad-slot]');
    await slot.getByText('<b>Summer</b> is here').waitFor();
    await slot.getByRole('button', { name: 'Close' }).click();
    await expect(slot.textContent()).resolves.toBe('');
    await until(async () => {
      const person = await kaskad.lookup('anonymousId', id ?? '');
      const entries = await kaskad.timeline(person?.id ?? '');
      return entries.some(({ name }) => name === 'Onsite Message Dismissed');
    });
    await other.close();
  }, 60_000);
});

/** Reads what the local push service says to open pages. */
const listen = async ({ body }: Response, hear: (message: { id: string; payload: string }) => void) => {
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    for (const [, data] of text.matchAll(/event: push\ndata: (.*)\n\n/g)) hear(JSON.parse(data ?? ''));
    const end = text.lastIndexOf('\n\n');
    if (end >= 0) text = text.slice(end + 2);
  }
};
