import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createKaskad, type Kaskad } from '../../tag/kaskad.ts';
import { type OpenBrowser, openBrowser } from '../support/open-browser.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';

let browser: OpenBrowser;
beforeEach(() => {
  browser = openBrowser();
});
afterEach(() => {
  jest.useRealTimers();
});

const open = (): { page: OpenPage; kaskad: Kaskad } => {
  const page = openPage(browser);
  const kaskad = createKaskad('https://k.example');
  kaskad.load('WK');
  return { page, kaskad };
};
/** Ann allowed messages on this device. */
const withAnn = async () => {
  const opened = open();
  opened.kaskad.identify('ann');
  await opened.kaskad.subscribe();
  await opened.page.passes(1000);
  return opened;
};
const takenBack = ({ events }: OpenPage) =>
  events
    .filter(({ event }) => event === 'Push Unsubscribed')
    .map(({ userId, anonymousId, context }) => ({ userId, anonymousId, device: context.device }));
const hers = (endpoint: string) => ({ type: 'webpush', token: expect.objectContaining({ endpoint }) });

describe('whoever logs out on a shared device', () => {
  it('takes her messages with her, and says so as who she was', async () => {
    const { page, kaskad } = await withAnn();
    const anonymousId = kaskad.anonymousId();
    await kaskad.reset();
    kaskad.track('Page Left');
    await page.passes(1000);

    expect(browser.push.held).toBeNull();
    expect(takenBack(page)).toEqual([{ userId: 'ann', anonymousId, device: hers('https://push.example/1') }]);
    const [last] = page.events.slice(-1);
    expect(last).toMatchObject({ event: 'Page Left' });
    expect(last).not.toHaveProperty('userId');
    expect(last?.anonymousId).not.toBe(anonymousId);
  });

  it('is somebody else from that moment, whatever the push service takes', async () => {
    const { kaskad } = await withAnn();
    const before = kaskad.anonymousId();
    void kaskad.reset();

    expect(kaskad.anonymousId()).not.toBe(before);
  });

  it('and closes the page at once is taken back by the next page', async () => {
    const { kaskad } = await withAnn();
    browser.push.isAway = true;
    await kaskad.reset();
    expect(browser.push.held).not.toBeNull();
    browser.push.isAway = false;

    const next = open();
    await next.page.passes(1000);
    expect(browser.push.held).toBeNull();
    expect(takenBack(next.page)).toMatchObject([{ userId: 'ann' }]);
    const third = open();
    await third.page.passes(1000);
    expect(takenBack(third.page)).toEqual([]);
  });

  it('leaves nothing behind in a browser that lost its worker', async () => {
    const { page, kaskad } = await withAnn();
    browser.push.held = null;
    await kaskad.reset();
    await page.passes(1000);

    expect(takenBack(page)).toMatchObject([{ userId: 'ann', device: hers('https://push.example/1') }]);
  });

  it('makes room for the next one, who has a subscription of her own', async () => {
    const { page, kaskad } = await withAnn();
    const { promise, resolve } = Promise.withResolvers<void>();
    browser.push.answersAfter = promise;
    void kaskad.reset();
    kaskad.identify('eve');
    const subscribing = kaskad.subscribe();
    await page.passes(1000);
    resolve();
    expect(await subscribing).toBe('granted');

    expect(browser.push.held?.endpoint).toBe('https://push.example/2');
    expect(takenBack(page).map(({ userId }) => userId)).toEqual(['ann']);
  });

  it('and never allowed any says nothing of a device', async () => {
    const { page, kaskad } = open();
    kaskad.identify('ann');
    await kaskad.reset();
    await page.passes(1000);

    expect(takenBack(page)).toEqual([]);
  });
});

describe('a device that was not taken', () => {
  it('is said again by the next page', async () => {
    const first = open();
    first.page.answers.push(200, 503);
    await first.kaskad.subscribe();

    const next = open();
    await next.page.passes(0);
    expect(next.page.sent).toMatchObject([{ path: '/v1/push/subscriptions' }]);
    const third = open();
    await third.page.passes(0);
    expect(third.page.sent).toEqual([]);
  });
});
