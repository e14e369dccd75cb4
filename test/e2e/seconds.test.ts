import { beforeAll, describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { target, withMailbox } from '../support/target.ts';

const kaskad = freshKaskad();

/** Long enough to order in, short enough to be waited for. */
const IDLE_SECONDS = 8;
const RUNG_SECONDS = 8;

const quickCart = {
  id: 'quick-cart',
  name: 'Abandoned cart, in seconds',
  purpose: 'marketing',
  trigger: { event: 'Cart Changed' },
  entry: { key: 'cart', reentry: { after: 'P3D' } },
  exit: [{ event: 'Order Completed' }, { event: 'Cart Emptied' }],
  goal: { event: 'Order Completed', within: 'P3D' },
  steps: [
    { id: 'idle', kind: 'wait', for: `PT${IDLE_SECONDS}S`, from: 'lastActivity' },
    {
      id: 'remind',
      kind: 'cascade',
      order: ['push', 'email', 'sms'],
      rungs: {
        push: { template: 'cart-push', wait: 'PT1S' },
        email: { template: 'cart-email', wait: `PT${RUNG_SECONDS}S` },
        sms: { template: 'cart-sms', wait: 'PT1S' },
      },
    },
  ],
};

const hello = {
  id: 'hello-mail',
  channel: 'email',
  subject: 'Hello {{ profile.firstName }}',
  text: 'Welcome.',
};
const welcome = (id: string, event: string, seconds: number) => ({
  id,
  name: 'Welcome',
  purpose: 'marketing',
  trigger: { event },
  entry: { reentry: 'never' },
  steps: [
    { id: 'pause', kind: 'wait', for: `PT${seconds}S` },
    { id: 'hello', kind: 'send', channel: 'email', template: hello.id },
  ],
});

const manages = async (method: string, path: string, body?: unknown) =>
  expect([path, (await kaskad().admin(method, path, body)).status]).toEqual([path, 200]);
const publishes = async (journey: { id: string }) => {
  await manages('PUT', `/v1/journeys/${journey.id}`, journey);
  await manages('POST', `/v1/journeys/${journey.id}/publish`);
};

const got = async (shopper: Shopper) => (await shopper.received()).map(({ channel }) => channel);
const getsAfter = async (shopper: Shopper, seconds: number, channels: string[]) => {
  const shows = async () => (await got(shopper)).length >= channels.length;
  await kaskad().passesUntil(seconds, shows);
  expect(await got(shopper)).toEqual(channels);
};
const getsMail = (shopper: Shopper) => getsAfter(shopper, IDLE_SECONDS, ['email']);
const getsNoMoreThan = async (shopper: Shopper, channels: string[]) => {
  await kaskad().passes(IDLE_SECONDS + RUNG_SECONDS);
  expect(await got(shopper)).toEqual(channels);
};

/** Each story waits for most of its time: where the clock cannot be moved, all are played at once. */
const plays: [string, () => Promise<void>][] = [];
const played = new Map<string, Promise<void>>();
const story = (name: string, play: () => Promise<void>) => {
  plays.push([name, play]);
  withMailbox.it(name, () => played.get(name) ?? play(), 180_000);
};

beforeAll(async () => {
  if (target && !target.emulatorUrl) return;
  await manages('PUT', `/v1/templates/${hello.id}`, hello);
  await publishes(quickCart);
  if (!target) return;
  for (const [name, play] of plays) {
    const promise = play();
    promise.catch(() => undefined);
    played.set(name, promise);
  }
}, 60_000);

describe('an abandoned cart, in seconds', () => {
  story('is reminded by mail, then by SMS, and all of it stands on the timeline', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1', { quantity: 2 });
    expect(await got(ann)).toEqual([]);
    await getsMail(ann);
    await getsAfter(ann, RUNG_SECONDS, ['email', 'sms']);

    const [mail, sms] = await ann.received();
    expect(mail).toMatchObject({ to: ann.email });
    for (const part of ['Kettle', '19.90', '39.80']) expect(mail?.html).toContain(part);
    expect(sms).toMatchObject({ to: ann.phone });
    await leadsBackToTheCart(mail?.html ?? '');
    const sends = (await kaskad().timeline((await ann.view()).id)).filter(({ kind }) => kind === 'send');
    expect(sends.map(({ channel }) => channel)).toEqual(['sms', 'email']);
    expect(sends.every(({ journeyId }) => journeyId === quickCart.id)).toBe(true);
  });

  for (const [place, source] of [['site'], ['till', 'pos'], ['call centre', 'callcentre']] as const)
    story(`is left alone after an order made at the ${place}`, async () => {
      const ann = await newShopper(kaskad());
      await ann.adds('p1');
      await ann.orders({ products: [{ product_id: 'p1' }] }, source);
      expect(await ann.enrollment(quickCart.id)).toMatchObject({ status: 'exited', reason: 'ordered' });
      expect((await ann.view()).cart).toBeNull();
      await getsNoMoreThan(ann, []);
    });

  story('gets no SMS when the order comes after the mail', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await getsMail(ann);
    await ann.orders({}, 'pos');
    await getsNoMoreThan(ann, ['email']);
    expect((await ann.skips()).find(({ channel }) => channel === 'sms')).toMatchObject({ reason: 'ordered' });
  });

  story('ends with the unsubscribe link of the mail; a look at its page changes nothing', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await getsMail(ann);
    const link = linkTo('u', (await ann.received())[0]?.html ?? '');
    const mayBeMailed = async () =>
      (await ann.view()).consent.find(({ channel }) => channel === 'email')?.status;
    expect((await fetch(link)).status).toBe(200);
    await kaskad().idle();
    expect(await mayBeMailed()).toBe('granted');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const post = await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers });
    expect(post.status).toBe(200);
    await kaskad().idle();
    expect(await mayBeMailed()).toBe('denied');
    await getsNoMoreThan(ann, ['email']);
  });

  story('ends with an opt-out on any channel', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await getsMail(ann);
    await ann.identifies({ consent: { email: 'denied' } });
    await getsNoMoreThan(ann, ['email']);
  });

  story('goes to SMS at once for somebody who allowed only that, and says why', async () => {
    const ann = await newShopper(kaskad(), 'sms', { consent: { email: 'denied', sms: 'granted' } });
    await ann.adds('p1');
    await getsAfter(ann, IDLE_SECONDS, ['sms']);
    const skips = (await ann.skips()).map(({ channel, reason }) => [channel, reason]);
    expect(skips).toEqual(expect.arrayContaining([['email', 'no-consent']]));
  });
});

describe('a journey of seconds', () => {
  story('works as soon as it is published', async () => {
    await publishes(welcome('quick-welcome', 'Quick Start', 2));
    const ann = await newShopper(kaskad(), 'ann', { firstName: 'Ann' });
    await ann.tracks('Quick Start');
    await getsAfter(ann, 2, ['email']);
    expect((await ann.received())[0]).toMatchObject({ subject: 'Hello Ann' });
  });

  story('sends nothing and takes nobody in while paused', async () => {
    await publishes(welcome('quick-pause', 'Quick Pause', 4));
    const [inside, outside] = [await newShopper(kaskad(), 'in'), await newShopper(kaskad(), 'out')];
    await inside.tracks('Quick Pause');
    await manages('POST', '/v1/journeys/quick-pause/pause');
    await outside.tracks('Quick Pause');
    await kaskad().passes(4);
    expect(await got(inside)).toEqual([]);
    expect(await outside.enrollment('quick-pause')).toBeUndefined();
  });

  story('ends for everybody inside when stopped', async () => {
    await publishes(welcome('quick-stop', 'Quick Stop', 4));
    const ann = await newShopper(kaskad());
    await ann.tracks('Quick Stop');
    await manages('POST', '/v1/journeys/quick-stop/stop');
    await kaskad().passes(4);
    expect(await got(ann)).toEqual([]);
    expect(await ann.enrollment('quick-stop')).toMatchObject({ status: 'stopped' });
  });
});

/** Links of the emulator name its own host, which not every machine resolves: the path is what counts. */
const linkTo = (route: 'c' | 'u', html: string): string => {
  const link = new RegExp(`href="([^"]*/${route}/[^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&');
  return `${kaskad().url}${new URL(link ?? '').pathname}`;
};

const leadsBackToTheCart = async (html: string) => {
  const answer = await fetch(linkTo('c', html), { redirect: 'manual' });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toMatch(/^https:\/\/shop\.example\/cart\?/);
};
