import { describe, expect, it } from '@jest/globals';
import { emptyCart } from '../../../core/cart/cart-log.ts';
import { startApi } from '../../support/api.ts';
import { person } from '../../support/broadcast-rig.ts';

const hello = {
  id: 'hello',
  subject: 'For {{ profile.firstName | default: "you" }}',
  text: '{% for item in cart.items %}{{ item.name }} {% endfor %}{{ link }}{{ unsubscribe_url }}',
  channels: {
    email: { html: '<p>{{ profile.firstName }} {{ cart.value | money }}' },
    sms: {},
    push: { text: 'Ding' },
  },
  locales: { ru: { subject: 'Для вас', text: 'Привет' } },
};

const begun = async () => {
  const api = startApi();
  await api.ask('PUT', '/v1/settings/shop', {
    body: {
      name: 'Shop',
      email: { from: 'shop@shop.example', replyTo: 'help@shop.example' },
      prices: { sms: { '*': { amount: 0.07, currency: 'EUR' } } },
    },
  });
  await api.ask('PUT', '/v1/settings/people', { body: { staff: ['*@shop.example', '+491515550000'] } });
  expect((await api.ask('PUT', '/v1/templates/hello', { body: hello })).status).toBe(200);
  const preview = async (body: unknown = {}, token = 'reader') => {
    const { status, json } = await api.ask('POST', '/v1/templates/hello/preview', { body, token });
    return { status, ...json };
  };
  const test = (body: unknown, token = 'ann') => api.ask('POST', '/v1/templates/hello/test', { body, token });
  return { api, preview, test };
};

describe('a preview', () => {
  it('shows the mail that somebody made up would get', async () => {
    const { preview } = await begun();

    const mail = await preview();

    expect(mail).toMatchObject({
      status: 200,
      channel: 'email',
      to: 'ann@example.com',
      from: 'shop@shop.example',
      replyTo: 'help@shop.example',
      subject: 'For Ann',
      html: '<p>Ann €45.30',
    });
    expect(mail.text).toMatch(/^Kettle Teapot https:\/\/.*\/c\/.*\/u\//);
    expect(mail.bytes).toBe(Buffer.byteLength(mail.text + mail.html));
  });

  it('shows an SMS with its parts and its price, and a push', async () => {
    const { preview } = await begun();
    const traits = { phone: '+4915112345678', firstName: 'Bea' };

    const sms = await preview({
      channel: 'sms',
      person: { traits, products: [{ product_id: 'x', name: 'Ы'.repeat(40) }] },
    });
    const push = await preview({ channel: 'push' });

    expect(sms).toMatchObject({
      to: '+4915112345678',
      sms: { encoding: 'ucs-2', parts: 2 },
      price: { amount: 0.14, currency: 'EUR' },
    });
    expect(push).toMatchObject({ channel: 'push', subject: 'For Ann', text: 'Ding' });
    expect(push.warnings).toContainEqual({ path: '', message: expect.stringContaining('no address') });
  });

  it('speaks another language, and of what happened', async () => {
    const { preview } = await begun();
    const document = { ...hello, text: '{{ event.properties.a }} {{ event.event }}', locales: {} };

    expect(await preview({ locale: 'ru-RU' })).toMatchObject({ subject: 'Для вас', text: 'Привет' });
    const event = { event: 'Signed Up', properties: { a: 'b' } };
    expect(await preview({ document, event })).toMatchObject({ text: 'b Signed Up' });
  });

  it('is of a real person, whose data stay as they are', async () => {
    const { api, preview } = await begun();
    api.profiles.set('cy', person('cy', { traits: { firstName: { value: '<Cy>', atMs: 1 } } }));
    const before = structuredClone(api.profiles.get('cy'));

    const mail = await preview({ profileId: 'cy', locale: 'en' });

    expect(mail).toMatchObject({ subject: 'For <Cy>', html: expect.stringContaining('&lt;Cy&gt;') });
    expect(api.profiles.get('cy')).toEqual(before);
    expect(await preview({ profileId: 'nobody' })).toMatchObject({ status: 404 });
  });

  it('shows products as the catalogue has them now, in her cart and in the event', async () => {
    const { api, preview } = await begun();
    await api.ask('PUT', '/v1/products/p1', { body: { name: 'Copper kettle', price: 15, currency: 'EUR' } });
    const document = { ...hello, text: '{{ cart.items[0].name }}, {{ event.properties.name }}' };
    const event = { event: 'Product Viewed', properties: { product_id: 'p1', name: 'Old name' } };

    expect(await preview({ document, event })).toMatchObject({
      text: 'Copper kettle, Copper kettle',
      html: '<p>Ann €35.50',
    });
  });

  it('is of the latest edit, or of one that is not saved', async () => {
    const { api, preview } = await begun();
    await api.ask('PUT', '/v1/templates/hello?draft=true', { body: { ...hello, subject: 'Draft' } });
    const mjml =
      '<mjml><mj-body><mj-section><mj-column><mj-text>{{ profile.firstName }}</mj-text></mj-column></mj-section></mj-body></mjml>';
    const document = { channel: 'email', subject: 'Unsaved', text: 'x', mjml };

    expect(await preview()).toMatchObject({ subject: 'Draft' });
    expect(await preview({ document })).toMatchObject({
      subject: 'Unsaved',
      html: expect.stringMatching(/>Ann</),
    });
    expect(
      await preview({ document: { ...document, mjml: '<mjml><mj-body><mj-foo/></mj-body></mjml>' } }),
    ).toMatchObject({
      status: 422,
      faults: [{ path: '/mjml' }],
    });
    expect((await api.config.snapshot()).templates.hello?.subject).toBe(hello.subject);
  });

  it('warns of what is probably not meant so', async () => {
    const { preview } = await begun();
    const { warnings } = await preview();
    expect(warnings).toContainEqual({
      path: '/channels/email/html',
      message: expect.stringContaining('profile.firstName'),
    });
  });

  it.each([
    [404, 'nothing', 'nothing', {}],
    [409, 'another channel', 'hello', { channel: 'agent' }],
    [400, 'unknown fields', 'hello', { colour: 'red' }],
  ])('answers %i to %s', async (status, _, id, body) => {
    const { api } = await begun();
    const answer = await api.ask('POST', `/v1/templates/${id}/preview`, { body });
    expect(answer.status).toBe(status);
  });
});

const urls = ['cart.url', 'link', 'unsubscribe_url', 'preferences_url', 'confirm_url'];
const linked = {
  subject: 'x',
  text: urls.map((name) => `{{ ${name} }}`).join('|'),
  channels: { email: {}, sms: {} },
};
const linksIn = (text: unknown): string[] => String(text).replace('[Test] ', '').split('|');

describe('the links of what is only looked at', () => {
  it.each([
    ['hello', 'email', ['/c/0', '/c/0', '/u/0', '/p/0', '']],
    ['hello', 'sms', ['/c/0', '/c/0', '', '', '']],
    ['confirm-email', 'email', ['', '', '', '', '/o/0']],
    ['confirm-sms', 'sms', ['', '', '', '', '/c/0']],
  ])('are in a preview of %s by %s those of a real message', async (id, channel, expected) => {
    const { api } = await begun();
    const body = { channel, document: linked };

    const { json } = await api.ask('POST', `/v1/templates/${id}/preview`, { body });

    expect(linksIn(json.text).map((url) => url.replace(/^https:\/\/[^/]+/, '').replace(/0+$/, '0'))).toEqual(
      expected,
    );
  });

  it.each([
    ['hello', { email: 'ann@shop.example' }, [0, 1, 1, 1, 0]],
    ['hello', { sms: '+491515550000' }, [0, 1, 0, 0, 0]],
    ['confirm-email', { email: 'ann@shop.example' }, [0, 0, 0, 0, 1]],
  ])('lead in a test of %s to %j to the shop', async (id, to, expected) => {
    const { api } = await begun();
    const shop = { name: 'Shop', url: 'https://shop.example', email: { from: 'shop@shop.example' } };
    await api.ask('PUT', '/v1/settings/shop', { body: shop });

    await api.ask('POST', `/v1/templates/${id}/test`, { body: { to, document: linked } });

    expect(linksIn(api.tests[0]?.text)).toEqual(expected.map((is) => (is ? shop.url : '')));
  });

  it('are there in a test although the shop has no address', async () => {
    const { api, test } = await begun();
    await test({ to: { email: 'ann@shop.example' }, document: linked });
    expect(linksIn(api.tests[0]?.text).slice(2, 4)).toEqual([
      expect.stringMatching(/^https:.*\/u\/0$/),
      expect.stringMatching(/^https:.*\/p\/0$/),
    ]);
  });
});

describe('a test of a template', () => {
  it('brings it by every channel to people of the shop, marked', async () => {
    const { api, test } = await begun();

    const { status, json } = await test({ to: { email: 'Ann@shop.example', sms: '+49 151 555 0000' } });

    expect([status, json.skipped]).toEqual([202, [{ channel: 'push', reason: 'no-address' }]]);
    expect(api.tests.map(({ channel, to, subject }) => [channel, to, subject])).toEqual([
      ['email', 'ann@shop.example', '[Test] For you'],
      ['sms', '+491515550000', '[Test] For you'],
    ]);
    expect(api.tests[1]?.text).toMatch(/^\[Test\] /);
    expect(api.tests.every(({ purpose, replyTo }) => purpose === 'transactional' && replyTo !== '')).toBe(
      true,
    );
  });

  it('goes to nobody but the shop’s own people', async () => {
    const { api, test } = await begun();
    const { status } = await test({ to: { email: 'customer@example.com' } });
    expect([status, api.tests]).toEqual([422, []]);
    expect((await test({ to: { email: 'ann@shop.example' } }, 'reader')).status).toBe(403);
  });

  it('shows products as the catalogue has them now', async () => {
    const { api, test } = await begun();
    await api.ask('PUT', '/v1/products/p1', { body: { name: 'Copper kettle' } });
    const cart = {
      base: { ...emptyCart(), lines: [{ productId: 'p1', name: 'Kettle', quantity: 1 }] },
      ops: [],
    };
    api.profiles.set('cy', person('cy', { cart }));

    await test({ to: { sms: '+491515550000' }, profileId: 'cy' });

    expect(api.tests.map(({ text }) => text)).toEqual([expect.stringContaining('Copper kettle')]);
  });

  it('may be of one that is not saved', async () => {
    const { api, test } = await begun();
    const document = { channel: 'email', subject: 'Unsaved', text: 'x' };
    await test({ to: { email: 'ann@shop.example' }, document });
    expect(api.tests.map(({ subject }) => subject)).toEqual(['[Test] Unsaved']);
  });
});
