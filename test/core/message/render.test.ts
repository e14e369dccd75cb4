import { describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../core/consent/consent.ts';
import { type MessageAsk, messageContext } from '../../../core/message/message-context.ts';
import { render } from '../../../core/message/render.ts';
import type { Template } from '../../../core/message/template.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { cartEmail } from '../../../core/seed/cart-email.ts';
import { cartPush } from '../../../core/seed/cart-push.ts';
import { cartSms } from '../../../core/seed/cart-sms.ts';
import { ann, shop, T0 } from '../journey/make.ts';

const trait = (value: unknown) => ({ value, atMs: T0 });
const cart = (...lines: { name: string; priceMinor?: number; currency?: string; quantity?: number }[]) => ({
  cart: {
    base: {
      id: 'c1',
      openedAtMs: T0,
      activityAtMs: T0,
      closed: [],
      lines: lines.map((line, index) => ({ productId: `p${index}`, quantity: 1, currency: 'EUR', ...line })),
    },
    ops: [],
  },
});
const links = { cart: 'https://k.example/c/t?a=1&b=2', unsubscribe: 'https://k.example/u/t' };
const event = { event: 'Cart Changed', source: 'web', properties: { price: 19.9 } };
const rendered = (template: Template, profile: Profile, ask: Partial<MessageAsk> = {}) =>
  render(
    template,
    template.channel ?? 'email',
    messageContext({ profile, event, shop, links, nowMs: T0, ...ask }),
  );
const sms = (text: string): Template => ({ id: 't', channel: 'sms', text });

describe('the cart mail', () => {
  const profile = ann({
    traits: { firstName: trait('<b>Ann</b>') },
    ...cart({ name: 'Kettle', priceMinor: 1990, quantity: 2 }, { name: 'Teapot & <cup>', priceMinor: 550 }),
  });

  it('shows name, quantity and unit price of every line, the total, and both links', async () => {
    const { subject, html, text } = await rendered(cartEmail, profile);
    expect(subject).toBe('You left something in your cart');
    for (const part of [
      'Kettle',
      '2 × €19.90',
      'Teapot &amp; &lt;cup&gt;',
      '1 × €5.50',
      '€45.30',
      '&lt;b&gt;Ann&lt;/b&gt;',
    ])
      expect(html).toContain(part);
    expect(html).toContain('href="https://k.example/c/t?a=1&amp;b=2"');
    expect(html).toContain('href="https://k.example/u/t"');
    for (const part of [
      'Kettle, 2 × €19.90',
      'Teapot & <cup>',
      'Total: €45.30',
      links.cart,
      links.unsubscribe,
    ])
      expect(text).toContain(part);
  });

  it('speaks her language, by what she chose, else by her device', async () => {
    const russian = await rendered(cartEmail, { ...profile, traits: { locale: trait('ru_RU') } });
    expect(russian.subject).toBe('Вы оставили товары в корзине');
    expect(russian.html?.replaceAll('\u00a0', ' ')).toContain('Итого');
    expect(russian.html?.replaceAll('\u00a0', ' ')).toContain('45,30 €');
    const device = await rendered(cartPush, { ...profile, observed: { locale: trait('ru') } });
    expect(device).toEqual({ subject: 'Корзина ждёт вас', text: 'Kettle и ещё 1' });
    const french = await rendered(cartPush, { ...profile, traits: { locale: trait('fr-CA') } });
    expect(french.subject).toBe('Your cart is waiting');
  });

  it('leaves the sum out where there is none to say', async () => {
    const mixed = ann(
      cart({ name: 'Kettle', priceMinor: 1990 }, { name: 'Mug', priceMinor: 700, currency: 'USD' }),
    );
    const { html } = await rendered(cartEmail, mixed);
    for (const part of ['€19.90', '$7.00']) expect(html).toContain(part);
    expect(html).not.toContain('Total');
    const unpriced = await rendered(cartEmail, ann(cart({ name: 'Secret' })));
    expect(unpriced.html).toContain('Secret');
    expect(unpriced.html).not.toMatch(/Total|NaN|undefined/);
  });

  it('does without links', async () => {
    const { html, text } = await rendered(cartEmail, profile, { links: {} });
    expect(html).not.toContain('href');
    expect(text).not.toContain('http');
  });
});

describe('the cart SMS', () => {
  it('is one part: 160 letters of GSM-7, in Cyrillic 70 and the link', async () => {
    const link = 'https://abcdefghij.execute-api.eu-central-1.amazonaws.com/c/Ab3dEf6hIj';
    const english = await rendered(cartSms, ann(), { links: { cart: link } });
    expect(english.text).toBe(`Tea & Co: your cart is still waiting. ${link}`);
    expect(english.text.length).toBeLessThanOrEqual(160);
    const russian = await rendered(cartSms, ann({ traits: { locale: trait('ru') } }), {
      links: { cart: '' },
    });
    expect(russian.text.length).toBeLessThan(40);
  });
});

describe('a template', () => {
  const filled = async (text: string, profile = ann()) => (await rendered(sms(text), profile)).text;

  it('has the roots of conditions', async () => {
    const text =
      '{{ event.properties.price }} {{ profile.email }} {{ profile.counters.orders }} {{ cart.currency }} {{ shop.name }} [{{ offer.code }}]';
    expect(await filled(text)).toBe('19.9 ann@example.com 0 EUR Tea & Co []');
  });

  it.each([
    ['{{ 1234.5 | money: "USD" }}', 'en-US', '$1,234.50'],
    ['{{ 1234.5 | money: "EUR" }}', 'de-DE', '1.234,50 €'],
    ['{{ 1234 | money: "JPY" }}', 'en', '¥1,234'],
    ['{{ 12.5 | money }}', 'en', '€12.50'],
    ['{{ nothing | money }}', 'en', ''],
    ['{{ "words" | money }}', 'en', ''],
    ['{{ 5 | money: "no currency" }}', 'en', '5.00'],
    ['{{ 5 | money: "EUR" }}', 'not a locale!', '€5.00'],
  ])('%s in %s is %j', async (text, locale, expected) => {
    const of = await filled(text, ann({ traits: { locale: trait(locale) } }));
    expect(of.replaceAll('\u00a0', ' ')).toBe(expected);
  });

  it('keeps a subject on one line', async () => {
    const template: Template = { id: 't', channel: 'email', subject: '{{ profile.name }}', text: 'x' };
    const { subject } = await rendered(template, ann({ traits: { name: trait('A\r\nBcc: b@example.com') } }));
    expect(subject).toBe('A Bcc: b@example.com');
  });

  it.each([
    ['files', '{% include "/etc/passwd" %}'],
    ['files by another tag', '{% render "package.json" %}'],
    ['files by a layout', '{% layout "package.json" %}'],
    ['filters that are none', '{{ "x" | shell }}'],
    ['endless loops', '{% for i in (1..100000000) %}x{% endfor %}'],
    [
      'much memory',
      '{% assign a = "xxxxxxxxxxxxxxxx" %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}',
    ],
  ])('may not use %s', async (_, text) => {
    await expect(filled(text)).rejects.toThrow();
  });

  it.each([
    '{{ profile.constructor }}',
    '{{ profile.__proto__ }}',
    '{{ profile.toString }}',
    '{{ cart.items.constructor.constructor }}',
    '{{ process.env.PATH }}',
    '{{ env }}{{ env.PATH }}',
    '{{ globalThis.process.env.PATH }}',
    '{{ this.process.env.PATH }}',
    '{{ require }}{{ secrets }}{{ settings }}',
  ])('sees nothing behind %s', async (text) => {
    expect(await filled(text)).toBe('');
  });
});

describe('a template for several channels', () => {
  const template: Template = {
    id: 't',
    ...{ subject: 'Hello', preheader: 'Before <all>', text: 'Words', html: '<p>Words' },
    channels: { email: {}, sms: { text: 'Short' }, push: { subject: 'Ding' } },
    locales: { ru: { text: 'Слова', channels: { push: { text: 'Динь' } } } },
  };
  const by = (channel: Channel, locale = 'en') =>
    render(
      template,
      channel,
      messageContext({ profile: ann({ traits: { locale: trait(locale) } }), event, shop, links, nowMs: T0 }),
    );

  it('says each what is said for it, else what is said for all', async () => {
    expect(await by('sms')).toEqual({ subject: 'Hello', text: 'Short' });
    expect(await by('push')).toEqual({ subject: 'Ding', text: 'Words' });
    expect(await by('email')).toMatchObject({
      subject: 'Hello',
      text: 'Words',
      html: expect.stringContaining('<p>Words'),
    });
  });

  it('speaks her language before it speaks shortly', async () => {
    expect(await by('sms', 'ru')).toEqual({ text: 'Слова' });
    expect(await by('push', 'ru-RU')).toEqual({ text: 'Динь' });
  });
});

describe('a mail', () => {
  const mail = (html: string, preheader?: string): Template => ({
    id: 't',
    channel: 'email',
    ...{ subject: 's', text: 't', html, ...(preheader !== undefined && { preheader }) },
  });
  const htmlOf = async (template: Template, name = '') =>
    (await rendered(template, ann({ traits: { name: trait(name) } }))).html ?? '';

  it('begins with its preheader, hidden and escaped', async () => {
    const html = await htmlOf(mail('<html><BODY class="a">Hello', 'For {{ profile.name }}'), '<b>Ann');
    expect(html).toMatch(
      /^<html><BODY class="a"><div style="display:none[^"]*">For &lt;b&gt;Ann&#847;.*<\/div>Hello$/,
    );
    expect(await htmlOf(mail('<p>Hello', '  '))).toBe('<p>Hello');
  });

  it('is escaped once, whichever filter a template asks', async () => {
    const html =
      '{{ profile.name }}|{{ profile.name | escape }}|{{ profile.name | escape_once }}|{{ profile.name | upcase | escape }}';
    expect(await htmlOf(mail(html), '<i>&')).toBe(
      '&lt;i&gt;&amp;|&lt;i&gt;&amp;|&lt;i&gt;&amp;|&lt;I&gt;&amp;',
    );
    expect(await htmlOf(mail('{{ profile.name | newline_to_br }}'), 'a<\nb')).toBe('a&#60;<br>\nb');
  });
});
