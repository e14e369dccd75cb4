import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import type { Template } from '../../../core/message/template.ts';
import { verify } from '../../../core/send/link-token.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { testLinkKey } from '../../support/fakes/link-keys.ts';

const due = t0 + HOUR_MS;
const key = testLinkKey;

const play = async (options: Parameters<typeof advanceRig>[0], untilMs = due) => {
  const rig = advanceRig(options);
  await rig.wakes.arm(rig.wake(), due);
  await rig.until(untilMs);
  return rig;
};
const tokenOf = (url: string | undefined, folder: string) =>
  url?.split(`https://k.example/${folder}/`)[1] ?? '';

describe('the mail of a cart', () => {
  it('carries one-click unsubscribing that names her address', async () => {
    const { provider } = await play({});
    const { headers = {} } = provider.accepted[0] ?? {};

    const url = headers['List-Unsubscribe']?.slice(1, -1);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(verify([key], tokenOf(url, 'u'), 'unsubscribe')).toMatchObject({
      profileId: 'ann',
      channel: 'email',
      address: 'ann@example.com',
    });
  });

  it('leads back to the cart that events named, with the token that restores it', async () => {
    const { provider } = await play({});
    const mail = provider.accepted[0];
    const link = /https:\/\/k\.example\/c\/[\w.-]+/.exec(mail?.text ?? '')?.[0];

    const click = verify([key], tokenOf(link, 'c'), 'click');
    const target = new URL(click?.url ?? '');
    expect(click).toMatchObject({ sendId: mail?.sendId, channel: 'email' });
    expect(`${target.origin}${target.pathname}${target.hash}`).toBe('https://shop.example/cart#top');
    expect(target.searchParams.get('a')).toBe('1');
    expect(verify([key], target.searchParams.get('kaskad_cart') ?? '', 'cart-restore')).toEqual({
      kind: 'cart-restore',
      profileId: 'ann',
      cartId: 'c1',
      expiresAtMs: due + 30 * DAY_MS,
    });
    expect(mail?.html).toContain('Kettle');
  });

  it.each([
    ['what is no web address', 'javascript:alert(1)', 'https://shop.example/basket/c1'],
    ['nothing', undefined, 'https://shop.example/basket/c1'],
  ])('leads to the place of the settings when events named %s', async (_, cartUrl, expected) => {
    const { cart } = ann();
    const { cartUrl: __, ...base } = cart.base;
    const person = ann({ cart: { ...cart, base: { ...base, ...(cartUrl && { cartUrl }) } } });
    const shop = { cartUrl: 'https://shop.example/basket/{{ cart.id }}' };

    const { provider } = await play({ profiles: [person], shop });

    const link = /https:\/\/k\.example\/c\/[\w.-]+/.exec(provider.accepted[0]?.text ?? '')?.[0];
    expect(verify([key], tokenOf(link, 'c'), 'click')?.url).toContain(`${expected}?kaskad_cart=`);
  });

  it('is not sent by a shop that has not said from whom', async () => {
    const rig = await play({ shop: { email: undefined } });

    expect(rig.skips()).toContainEqual(expect.objectContaining({ channel: 'email', reason: 'no-sender' }));
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['sms']);
  });
});

it('an SMS has a short link and fits one part', async () => {
  const { provider, shortLinks } = await play({ shop: { sms: { senderId: 'SHOP' } } }, due + DAY_MS);
  const sms = provider.accepted[1];

  const id = /https:\/\/k\.example\/c\/(\w+)/.exec(sms?.text ?? '')?.[1] ?? '';
  expect(sms).toMatchObject({ channel: 'sms', to: '+4915112345678', from: 'SHOP' });
  expect(sms?.text.length).toBeLessThanOrEqual(160);
  expect(await shortLinks.get(id)).toMatchObject({ sendId: sms?.sendId, channel: 'sms', profileId: 'ann' });
});

describe('an SMS of several parts', () => {
  const long = (text: string): Template => ({ id: 'cart-sms', channel: 'sms', text });
  const told = (text: string, shop: object = {}) => play({ templates: [long(text)], shop }, due + DAY_MS);
  const sends = ({ timeline }: Awaited<ReturnType<typeof play>>) =>
    timeline.entries().filter(({ kind, channel }) => kind === 'send' && channel === 'sms');

  it('is put down with its parts and what they cost', async () => {
    const rig = await told('я'.repeat(71));

    const cost = { parts: 2, price: { amountMinor: 14, currency: 'EUR' } };
    expect(sends(rig)).toEqual([expect.objectContaining(cost)]);
    expect(rig.enrollment()?.sends.find(({ channel }) => channel === 'sms')).toMatchObject({ cost });
  });

  it('is not sent where that is more than the shop allows; the cap keeps its room', async () => {
    const rig = await play(
      {
        templates: [long('a'.repeat(161))],
        shop: { maxPrices: { sms: { '*': { amountMinor: 13, currency: 'EUR' } } } },
        contact: { caps: { sms: { max: 1, per: 'P1D' } } },
      },
      due + DAY_MS,
    );

    expect(rig.skips()).toContainEqual(expect.objectContaining({ channel: 'sms', reason: 'too-expensive' }));
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email']);
    const day = new Date(due + DAY_MS).toISOString().slice(0, 10);
    const windows = [{ over: 'sms' as const, max: 1, fromDay: day }];
    const another = { profileIds: ['ann'], channel: 'sms' as const, day, sendId: 'another', windows };
    const atMs = due + DAY_MS;
    expect(await rig.caps.reserve({ ...another, atMs, forgetBeforeMs: 0, expiresAtSeconds: 0 })).toBe(true);
  });

  it('has plain quotes and spaces where those make it one, unless the shop keeps them', async () => {
    const typeset = `Ann’s cart – 39,80\u00a0€ ${'a'.repeat(90)}`;
    const sent = async (shop: object) => (await told(typeset, shop)).provider.accepted[1];

    expect(await sent({})).toMatchObject({
      text: expect.stringMatching(/^Ann's cart - 39,80 €/),
      cost: { parts: 1 },
    });
    expect(await sent({ sms: { keepLetters: true } })).toMatchObject({ text: typeset, cost: { parts: 2 } });
  });
});

describe('push', () => {
  const device = (deviceType: string) => {
    const { identities, consents } = ann();
    const address = 'token1';
    return ann({
      identities: [...identities, { namespace: 'deviceToken', value: address, deviceType, linkedAtMs: t0 }],
      consents: [
        ...consents,
        { channel: 'push', address, purpose: 'marketing', status: 'granted', atMs: t0 - 1 },
      ],
    });
  };

  it('goes by the application of her kind of device and opens the cart', async () => {
    const { provider } = await play({ profiles: [device('iOS')] });

    expect(provider.accepted[0]).toMatchObject({ channel: 'push', to: 'token1', from: 'arn:ios' });
    expect(provider.accepted[0]?.url).toMatch(/^https:\/\/k\.example\/c\//);
  });

  it('is skipped at once where there is no application for it', async () => {
    const rig = await play({ profiles: [device('android')] });

    expect(rig.skips()).toContainEqual(expect.objectContaining({ channel: 'push', reason: 'no-address' }));
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email']);
  });
});

describe('what an event is about', () => {
  const journey: Journey = {
    id: 'price-drop',
    trigger: { event: 'Price Dropped' },
    steps: [{ id: 'tell', kind: 'send', channel: 'email', template: 'price' }],
  };
  const template: Template = {
    id: 'price',
    channel: 'email',
    subject: 'Less',
    text: '{{ link }} {{ cart.url }}',
  };
  const told = (
    channel: 'email' | 'sms',
    properties: Record<string, unknown>,
    more: Parameters<typeof advanceRig>[0] = {},
  ) => {
    const steps = journey.steps.map((step) => ({ ...step, channel }));
    const trigger = { event: 'Price Dropped', source: 'kaskad', atMs: t0, properties };
    return play({
      ...more,
      journey: { ...journey, steps } as Journey,
      templates: [{ ...template, channel }],
      enrollments: [
        enrolled({ journeyId: 'price-drop', trigger, position: { stepId: 'tell', enteredStepAtMs: t0 } }),
      ],
    });
  };
  const targets = (text: string) =>
    [...text.matchAll(/https:\/\/k\.example\/c\/([\w.-]+)/g)].map(
      ([, token]) => verify([key], token ?? '', 'click')?.url.split('?')[0],
    );

  it('is where the link of a message leads, counted as a click; the cart has its own', async () => {
    const { provider } = await told('email', { url: 'https://shop.example/kettle' });
    expect(targets(provider.accepted[0]?.text ?? '')).toEqual([
      'https://shop.example/kettle',
      'https://shop.example/cart',
    ]);
  });

  it.each([{}, { url: 'javascript:alert(1)' }])(
    'is the cart where no place is named: %j',
    async (properties) => {
      const { provider } = await told('email', properties);
      expect(targets(provider.accepted[0]?.text ?? '')).toEqual(Array(2).fill('https://shop.example/cart'));
    },
  );

  it('is the shop for somebody without a cart', async () => {
    const { cart } = ann();
    const person = ann({ cart: { ...cart, base: { ...cart.base, lines: [] } } });
    const { provider } = await told(
      'email',
      {},
      { profiles: [person], shop: { url: 'https://shop.example/' } },
    );
    expect(targets(provider.accepted[0]?.text ?? '')).toEqual(['https://shop.example/']);
  });

  it('is all that fits into an SMS', async () => {
    const { provider, shortLinks } = await told('sms', { order_url: 'https://shop.example/orders/7' });
    const ids = (provider.accepted[0]?.text ?? '')
      .trim()
      .split(' ')
      .map((url) => url.split('/c/')[1] ?? '');
    expect(ids).toHaveLength(1);
    expect(await shortLinks.get(ids[0] ?? '')).toMatchObject({ url: 'https://shop.example/orders/7' });
  });
});

describe('the catalogue', () => {
  const kettle = { id: 'p1', name: 'Kettle XL', price: 15, currency: 'EUR', stock: 2 };

  it('is asked at the moment of sending', async () => {
    const { provider } = await play({ products: [kettle] });
    expect(provider.accepted[0]?.text).toMatch(/Kettle XL, 2 × €15.00 \(€19.90\)/);
    expect(provider.accepted[0]?.text).toContain('Total: €30.00');
  });

  it('keeps marketing about what is out of stock from being sent, not news of an order', async () => {
    const soldOut = { ...kettle, stock: 0 };
    const rig = await play({ products: [soldOut] });
    expect(rig.provider.accepted).toEqual([]);
    expect(rig.skips()).toContainEqual(expect.objectContaining({ channel: 'email', reason: 'out-of-stock' }));
    const news: Journey = {
      ...{ id: 'news', purpose: 'transactional', trigger: { event: 'Order Completed' } },
      steps: [{ id: 'tell', kind: 'send', channel: 'email', template: 'cart-email' }],
    };
    const trigger = { event: 'Order Completed', source: 'web', atMs: t0, properties: { product_id: 'p1' } };
    const position = { stepId: 'tell', enteredStepAtMs: t0 };
    const enrollments = [enrolled({ journeyId: 'news', trigger, position })];
    const told = await play({ journey: news, products: [soldOut], enrollments });
    expect(told.provider.accepted).toHaveLength(1);
  });

  it('that cannot be read holds the message up, and no claim runs out for it', async () => {
    const rig = advanceRig();
    await rig.wakes.arm(rig.wake(), due);
    const find = rig.ports.products.find;
    rig.ports.products.find = () => Promise.reject(new ProviderUnavailable('catalogue', false));
    await rig.until(due);
    expect(rig.provider.accepted).toEqual([]);
    expect(rig.skips()).not.toContainEqual(expect.objectContaining({ channel: 'email' }));
    rig.ports.products.find = find;
    await rig.until(due + HOUR_MS);
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email']);
  });
});

describe('a link that stands in a mail', () => {
  const mail = (html: string): Template => ({
    id: 'cart-email',
    channel: 'email',
    ...{ subject: 's', text: 't', html, replyTo: 'Desk <desk@shop.example>' },
  });
  const hrefsOf = async (html: string, shop: object = {}, options: object = {}) => {
    const { provider } = await play({ templates: [mail(html)], shop, ...options });
    const sent = provider.accepted[0];
    const hrefs = [...(sent?.html ?? '').matchAll(/href="([^"]*)"/g)].map(([, url]) => url ?? '');
    return {
      sent,
      hrefs,
      targets: hrefs.map((url) => verify([key], tokenOf(url, 'c'), 'click')?.url ?? url),
    };
  };

  it('leads through our redirect and counts for its send, with the parameters of the shop', async () => {
    const { sent, hrefs, targets } = await hrefsOf('<a href="https://news.example/a?b=1&amp;c=2#d">x</a>', {
      utm: { source: 'mail' },
      url: 'https://news.example',
    });

    const step = 'utm_source=mail&utm_medium=email&utm_campaign=cart-abandoned&utm_content=remind';
    expect(targets).toEqual([`https://news.example/a?b=1&c=2&${step}#d`]);
    expect(verify([key], tokenOf(hrefs[0], 'c'), 'click')).toMatchObject({
      sendId: sent?.sendId,
      channel: 'email',
    });
    expect(sent?.replyTo).toBe('Desk <desk@shop.example>');
  });

  it('is not signed where a person could have typed it', async () => {
    const traits = {
      site: { value: 'https://evil.example/', atMs: 1 },
      path: { value: '.evil.example/', atMs: 1 },
    };
    const html =
      '<a href="{{ profile.site }}">1</a><a href="https://shop.example{{ profile.path }}">2</a><a href="{{ unsubscribe_url }}">3</a>';

    const { hrefs } = await hrefsOf(html, { url: 'https://shop.example' }, { profiles: [ann({ traits })] });

    expect(hrefs.slice(0, 2)).toEqual(['https://evil.example/', 'https://shop.example.evil.example/']);
    expect(hrefs[2]).toMatch(/^https:\/\/k\.example\/u\//);
  });

  it('runs nothing', async () => {
    const traits = { site: { value: 'javascript:alert(1)', atMs: 1 } };
    const { hrefs } = await hrefsOf(
      '<a href="{{ profile.site }}">1</a>',
      {},
      { profiles: [ann({ traits })] },
    );
    expect(hrefs).toEqual(['#']);
  });
});

it('links are on the shop’s own domain where it has one', async () => {
  const { provider } = await play({ shop: { linkUrl: 'https://go.shop.example' } }, due + DAY_MS);
  const [mail, sms] = provider.accepted;
  for (const text of [mail?.text, mail?.html, mail?.headers?.['List-Unsubscribe'], sms?.text])
    expect(text).toContain('https://go.shop.example/');
  expect(`${mail?.text} ${sms?.text}`).not.toContain('k.example');
});
