import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from '../../../core/event/normalise.ts';
import { eventOfAct } from '../../../core/journey/act.ts';
import { messageContext } from '../../../core/message/message-context.ts';
import { render } from '../../../core/message/render.ts';
import type { Template } from '../../../core/message/template.ts';
import type { EventSource } from '../../../core/ports.ts';
import type { Catalogue } from '../../../core/product/catalogue.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import { eventPlace } from '../../../core/send/event-place.ts';
import { ann, shop, T0 } from '../journey/make.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 300);

const site: EventSource = {
  id: 'web',
  kind: 'public',
  name: 'Web',
  origins: ['https://shop.example'],
  mayStateConsent: false,
};
const kettle = {
  ...{ id: 'p1', name: 'Kettle', price: 15, currency: 'EUR', url: 'https://shop.example/kettle' },
  imageUrl: 'https://shop.example/kettle.jpg',
};
const catalogue: Catalogue = { products: new Map([['p1', kettle]]), isKept: true };

/** Everything that a template can reach, once as text and once by the ways that templates go. */
const all: Template = {
  id: 'all',
  channel: 'email',
  subject: '{{ event.properties.name }} {{ profile.firstName }}',
  text: `{{ event | json }} {{ cart | json }} {{ profile | json }} {{ offer | json }} {{ messages | json }} {{ link }}
{% for item in cart.items %}{{ item.name | default: item.productId }}{{ item.url }}{{ item.imageUrl }}{% endfor %}
{% for item in event.properties.products %}{{ item.name | default: item.product_id }}{% endfor %}
{{ profile.computed.topCategory }} {{ profile.computed | json }}`,
  html: '<p>{{ event | json }}{{ cart | json }}{{ profile | json }}</p>',
};

const PLACES = [
  'https://evil.example/x',
  'evil.example',
  'www.evil',
  'evil。example',
  'write to me@evil.example',
];
const word = fc.oneof(
  fc.constantFrom(...PLACES, 'EVIL WINS', 'https://shop.example/own', 'red', 'p1', 'p2'),
  fc.string({ maxLength: 8 }),
  fc.integer(),
);
const FIELDS = [
  ...['name', 'product_name', 'title', 'brand', 'variant', 'sku', 'product_id', 'category', 'categories'],
  ...['url', 'product_url', 'image_url', 'imageUrl', 'cart_url', 'checkout_url', 'order_url', 'link', 'href'],
  ...['price', 'currency', 'quantity', 'cart_id', 'order_id', 'coupon', 'note', 'evil.example', 'referrer'],
];
const fields = fc.dictionary(fc.constantFrom(...FIELDS), word, { maxKeys: 8 });
const properties = fc
  .record({ own: fields, products: fc.option(fc.array(fields, { maxLength: 3 })), deep: fields })
  .map(({ own, products, deep }) => ({ ...own, deep: { list: [deep] }, ...(products && { products }) }));
const raw = fc.record({
  type: fc.constantFrom('track', 'identify', 'page'),
  event: fc.constantFrom(
    'Product Viewed',
    'Product Added',
    'Cart Viewed',
    'Order Completed',
    'Coupon Applied',
  ),
  userId: fc.constant('u1'),
  properties,
  traits: fc.dictionary(fc.constantFrom('firstName', 'city', 'website', 'evil.example'), word),
  context: fc.record({ traits: fc.dictionary(fc.constantFrom('firstName', 'company'), word) }),
});

const eventOf = (said: unknown, source: EventSource = site) => {
  const arrival = { source, receivedAtMs: T0, historical: false, untidy: false, large: false, bot: false };
  const normalised = normalise(said, 'batch', arrival);
  if (normalised.kind === 'dropped') throw new Error(normalised.reason);
  return normalised.event;
};

/** Folds what was said, as it lies in the table, into Ann, and writes to her about the last of it. */
const messageAbout = async (said: unknown[], known?: Catalogue, source?: EventSource) => {
  const { cart } = ann();
  const fresh = ann({ cart: { base: { ...cart.base, lines: [] }, ops: [] } });
  const events = said.map((one, at) => ({ ...eventOf(one, source), messageId: `m${at}` }));
  const folded = events.reduce((profile, event) => applyEvent(profile, event), fresh);
  const profile = decodeProfile('ann', encodeProfile(folded));
  const { event = '', source: word = '', properties: last, unproven } = events.at(-1) ?? {};
  const view = { event, source: word, ...(last && { properties: last }), ...(unproven && { unproven }) };
  const context = messageContext({
    ...{ profile, event: view, shop, nowMs: T0, links: {} },
    ...(known && { catalogue: known }),
  });
  const message = await render(all, 'email', context);
  const link = eventPlace(context.event.properties ?? {}) ?? '';
  return `${message.subject} ${message.text} ${message.html} ${link}`;
};

describe('whoever reads a public key out of a page', () => {
  it('puts no foreign link or picture into a message, whatever he says and wherever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(raw, { minLength: 1, maxLength: 4 }), async (said) => {
        const text = await messageAbout(said);
        expect(text).not.toMatch(/evil\.example|evil。|www\.evil/);
      }),
      { numRuns: RUNS },
    );
  });

  it('puts no foreign name of a product into one where the shop keeps a catalogue', async () => {
    const names = ['name', 'product_name', 'title', 'brand', 'variant', 'sku', 'product_id', 'category'];
    const products = fc.dictionary(
      fc.constantFrom(...names),
      fc.constantFrom('EVIL WINS', 'p1', 'EVIL.example'),
    );
    const about = fc.record({
      type: fc.constant('track'),
      event: fc.constantFrom('Product Added', 'Cart Viewed', 'Checkout Started'),
      userId: fc.constant('u1'),
      properties: fc
        .tuple(products, fc.array(products, { maxLength: 3 }))
        .map(([own, lines]) => ({ ...own, products: lines })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(about, { minLength: 1, maxLength: 4 }), async (said) => {
        expect(await messageAbout(said, catalogue)).not.toMatch(/EVIL/i);
      }),
      { numRuns: RUNS },
    );
  });

  it('is shown with the names, pictures and links of the catalogue', async () => {
    const said = { type: 'track', event: 'Product Added', userId: 'u1' };
    const foreign = { name: 'EVIL', url: 'https://evil.example/', image_url: 'https://evil.example/x.png' };
    const text = await messageAbout([{ ...said, properties: { product_id: 'p1', ...foreign } }], catalogue);
    for (const part of ['Kettle', kettle.url, kettle.imageUrl]) expect(text).toContain(part);
    expect(text.toLowerCase()).not.toContain('evil');
  });

  it('gets through by no journey that repeats what he said', () => {
    const trigger = {
      event: 'Product Viewed',
      source: 'web',
      atMs: T0,
      properties: {},
      unproven: true as const,
    };
    const enrollment = { id: 'e', profileId: 'ann', journeyId: 'j', trigger };
    const emit = { kind: 'emit' as const, event: 'Liked', properties: { name: 'EVIL' } };
    const update = { kind: 'update' as const, traits: { likes: 'evil.example' } };
    for (const act of [emit, update])
      expect(eventOfAct(enrollment, 's', act, T0).events[0]).toMatchObject({ unproven: true });
    const proven = { ...enrollment, trigger: { ...trigger, unproven: undefined } as never };
    expect(eventOfAct(proven, 's', emit, T0).events[0]).not.toHaveProperty('unproven');
  });
});

it('a secret key names what it likes', async () => {
  const said = {
    ...{ type: 'track', event: 'Product Added', userId: 'u1' },
    properties: { product_id: 'p9', name: 'Partner.example card', url: 'https://partner.example/card' },
  };
  const text = await messageAbout([said], catalogue, { ...site, kind: 'secret' });
  for (const part of ['Partner.example card', 'https://partner.example/card']) expect(text).toContain(part);
});

it('what a server said of her stands, and what anybody claimed does not hide it for long', async () => {
  const trait = (firstName: string) => ({ type: 'identify', userId: 'u1', traits: { firstName } });
  expect(await messageAbout([trait('Anna')])).toContain('Anna');
  expect(await messageAbout([trait('evil.example'), trait('Anna')])).toContain('Anna');
});
