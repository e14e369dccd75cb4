import { describe, expect, it } from '@jest/globals';
import { validateJourney } from '../../../core/journey/journey.ts';
import { library } from '../../../core/library/index.ts';
import { PROPOSED_HOLDOUT } from '../../../core/library/ready-journey.ts';
import type { MessageContext } from '../../../core/message/message-context.ts';
import { render } from '../../../core/message/render.ts';
import type { Template } from '../../../core/message/template.ts';
import { templateWarnings } from '../../../core/message/template-warnings.ts';
import { validateTemplate } from '../../../core/message/validate-template.ts';

const all: [name: string, template: Template][] = library.flatMap(({ templates }) =>
  templates.map((template): [string, Template] => [template.id, template]),
);

const line = { name: 'Kettle', price: 19.9, quantity: 2, currency: 'EUR' };

/** Somebody of whom everything is known, or nothing but what must be. */
const context = (locale: string, isFull: boolean): MessageContext => ({
  event: {
    event: 'Order Completed',
    source: 'web',
    properties: {
      order_id: 'A-7',
      product_id: 'kettle',
      status: 'Sent',
      ...(isFull && {
        ...{ ...line, old_price: 25, total: 39.8, place: 'Main Street 1' },
        products: [{ product_id: 'kettle', ...line }],
      }),
    },
  },
  profile: isFull ? { firstName: 'Ann' } : {},
  cart: isFull
    ? {
        id: 'c1',
        items: [{ productId: 'kettle', ...line }],
        value: 39.8,
        currency: 'EUR',
        updatedAt: '',
        url: 'https://k.example/c/1',
      }
    : null,
  offer: {},
  messages: { journeys: {} },
  shop: { name: 'Tea & Co' },
  locale,
  ...(isFull && { link: 'https://k.example/c/1234567890123456', unsubscribe_url: 'https://k.example/u/1' }),
});

describe('the library', () => {
  it('has every journey that a shop begins with, each under its own name', () => {
    expect(library.map(({ id }) => id)).toEqual([
      'cart-abandoned',
      'checkout-abandoned',
      'browse-abandoned',
      'welcome',
      'cross-sell',
      'review-request',
      'replenishment',
      'win-back',
      'birthday',
      'price-drop',
      'back-in-stock',
      'pick-up',
      'order-status',
    ]);
    for (const { id, journey } of library) expect(journey.id).toBe(id);
    expect(new Set(all.map(([id]) => id)).size).toBe(all.length);
  });

  it.each(library.map((one) => [one.id, one] as const))(
    '%s is valid with its own templates',
    (_, { journey, templates }) => {
      const known = Object.fromEntries(templates.map((template) => [template.id, template]));
      expect(validateJourney(journey, { templates: known })).toEqual({ kind: 'valid', journey });
    },
  );

  it.each(library.map((one) => [one.id, one] as const))(
    '%s names itself in both languages',
    (_, { words }) => {
      for (const language of ['en', 'ru'] as const) {
        expect(words[language].name).not.toBe('');
        expect(words[language].description.length).toBeLessThan(220);
      }
      expect(words.ru.description).toMatch(/[а-я]/);
    },
  );

  it('proposes a control group of five in a hundred for marketing, and none for what is about an order', () => {
    for (const { journey } of library)
      expect([journey.id, journey.holdout]).toEqual([
        journey.id,
        journey.purpose === 'marketing' ? PROPOSED_HOLDOUT : undefined,
      ]);
    expect(PROPOSED_HOLDOUT).toBe(0.05);
  });

  it('sends no paid message before free ones were tried', () => {
    for (const { journey } of library)
      for (const step of journey.steps)
        if (step.kind === 'cascade' && Array.isArray(step.order))
          expect([-1, step.order.length - 1]).toContain(step.order.indexOf('sms'));
  });
});

describe.each(all)('%s', (_, template) => {
  it('is a valid template with Russian words', async () => {
    expect(await validateTemplate(template)).toEqual({ kind: 'valid', template });
    const warnings = (await templateWarnings(template)).map(({ message }) => message);
    // Every order has these two.
    expect(warnings.filter((one) => !/event\.properties\.(order_id|status) /.test(one))).toEqual([]);
    expect(Object.keys(template.locales ?? {})).toEqual(['ru']);
    expect(template.locales?.ru?.text).toMatch(/[а-я]/);
  });

  it.each([
    ['en', true],
    ['en', false],
    ['ru', true],
    ['ru', false],
  ] as const)('reads well in %s, whatever is known of her: %s', async (locale, isFull) => {
    const message = await render(template, template.channel ?? 'email', context(locale, isFull));
    for (const part of [message.subject, message.text, message.html]) {
      expect(part ?? '').not.toMatch(/\{\{|\{%|undefined|null|NaN|\[object/);
      expect(part ?? '').not.toMatch(/ {2,}[А-Яа-яA-Za-z]| [.,!?]/);
    }
    if (template.channel !== 'email') return;
    expect(message.subject).not.toBe('');
    // No link without a word for it.
    expect([message.text, message.html].join('\n')).not.toMatch(/^: http|<a [^>]*><\/a>/m);
    expect(message.html).toContain(`<html lang="${locale}">`);
    expect(message.html?.includes('https://k.example/c/')).toBe(isFull);
  });

  if (template.channel === 'sms')
    it('is one part: 160 letters, 70 where they are Cyrillic', async () => {
      expect((await render(template, 'sms', context('en', true))).text.length).toBeLessThanOrEqual(160);
      expect((await render(template, 'sms', context('ru', true))).text.length).toBeLessThanOrEqual(70);
    });
});
