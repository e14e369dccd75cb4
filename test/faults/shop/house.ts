import type { PublishedEntry } from '../../../core/config/documents.ts';
import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../../../core/config/settings.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import type { Template } from '../../../core/message/template.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { CAPS, QUIET } from '../house.ts';
import { STAFF } from './customer.ts';

export const ZONE = 'Europe/London';
export const PRICE = { amountMinor: 4, currency: 'GBP' };

const contact = contactSettingsSchema.parse({ timezone: ZONE, quietHours: QUIET, caps: CAPS });
const people = peopleSettingsSchema.parse({ staff: [STAFF] });
const shop = shopSettingsSchema.parse({
  name: 'Shop',
  email: { from: 'shop@example.com' },
  cartUrl: 'https://shop.example/cart',
  push: { applications: { ios: 'arn:ios' } },
  prices: { sms: { '*': PRICE } },
});

/** What the recount has to know of a journey. */
export interface Rules {
  id: string;
  goalWithinMs: number;
  /** A step where chance divides people: their variants, each with its share and, of a cascade, the order of its channels. */
  trial: { stepId: string; variants: { id: string; share: number; order?: string[] }[] };
}

const ORDERS = [
  { share: 0.5, order: ['push', 'email', 'sms'] },
  { share: 0.5, order: ['email', 'sms'] },
] as const;

const carts: Journey = {
  ...cartAbandoned,
  holdout: 0.1,
  steps: cartAbandoned.steps.map((step) =>
    step.kind === 'cascade'
      ? { ...step, order: { experiment: ORDERS.map(({ share, order }) => ({ share, order: [...order] })) } }
      : step,
  ),
};

/** Whoever has ordered is asked to come again, one half of them. */
const comeAgain: Journey = {
  id: 'come-again',
  name: 'Come again',
  purpose: 'marketing',
  trigger: { event: 'Order Completed' },
  entry: { reentry: { after: 'P2D' } },
  goal: { event: 'Order Completed', within: 'P7D' },
  holdout: 0.2,
  steps: [
    { id: 'rest', kind: 'wait', for: 'PT6H' },
    {
      id: 'half',
      kind: 'split',
      ways: [{ share: 0.5, steps: [{ id: 'ask', kind: 'send', channel: 'email', template: 'come-again' }] }],
    },
  ],
};

const asking: Template = {
  id: 'come-again',
  channel: 'email',
  subject: 'Thank you',
  text: 'There is more for you: https://shop.example/cart',
};

export const RULES: readonly Rules[] = [
  {
    ...{ id: carts.id, goalWithinMs: 3 * DAY_MS },
    trial: {
      stepId: 'remind',
      variants: ORDERS.map(({ share, order }, at) => ({ id: String(at), share, order: [...order] })),
    },
  },
  {
    ...{ id: comeAgain.id, goalWithinMs: 7 * DAY_MS },
    trial: {
      stepId: 'half',
      variants: [
        { id: '0', share: 0.5 },
        { id: 'rest', share: 0.5 },
      ],
    },
  },
];

/** What is in effect; from half of the time on the journey of carts in its second version. */
export const shopEntries = (version: 1 | 2): PublishedEntry[] => [
  ...[...seedTemplates, asking].map((document) => ({
    ...{ kind: 'template' as const, id: document.id, version: 1, document },
  })),
  {
    ...{ kind: 'journey', id: carts.id, version, status: 'live' },
    document: version === 1 ? carts : { ...carts, name: 'Abandoned cart, again' },
  },
  { kind: 'journey', id: comeAgain.id, version: 1, status: 'live', document: comeAgain },
  { kind: 'settings', id: 'contact', version: 1, document: contact },
  { kind: 'settings', id: 'people', version: 1, document: people },
  { kind: 'settings', id: 'shop', version: 1, document: shop },
];
