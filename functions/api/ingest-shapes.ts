import * as z from 'zod';

/** What shops send and are answered, for the reference: what checks it is in `core/event`, and takes more than this says. */

const consent = z
  .partialRecord(
    z.enum(['email', 'sms', 'push', 'webpush']),
    z.union([
      z.enum(['granted', 'denied']),
      z.object({
        status: z.enum(['granted', 'denied']),
        at: z.iso.datetime().optional(),
        text: z.string().optional(),
      }),
    ]),
  )
  .describe('What the person allowed, by channel; a public key may say so only if its source may')
  .meta({ examples: [{ email: 'granted', sms: 'denied' }] });

const traits = z
  .looseObject({
    email: z.string().optional(),
    phone: z.string().optional().describe('Any spelling; made E.164 by the country'),
    country: z.string().optional(),
    timezone: z.string().optional().describe('IANA'),
    locale: z.string().optional().describe('BCP 47'),
    birthday: z.string().optional(),
    loyaltyCard: z.string().optional(),
    consent: consent.optional(),
  })
  .describe('What is said of the person; fields of your own are kept')
  .meta({
    title: 'Traits',
    examples: [{ email: 'ann@example.com', country: 'DE', consent: { email: 'granted' } }],
  });

const context = z
  .looseObject({
    source: z
      .string()
      .optional()
      .describe(
        'web, app, pos, callcentre or a word of yours; else web for a public key and server for a secret one',
      ),
    traits: traits.optional(),
    timezone: z.string().optional(),
    locale: z.string().optional(),
    device: z.object({ token: z.string(), type: z.string() }).optional(),
    test: z.boolean().optional().describe('Works, and counts nowhere'),
  })
  .meta({ title: 'Context', examples: [{ source: 'pos', traits: { phone: '+4915112345678' } }] });

const common = {
  userId: z.string().optional().describe('One of userId and anonymousId is needed'),
  anonymousId: z.string().optional(),
  messageId: z
    .string()
    .optional()
    .describe('What is said twice counts once; without one the hash of the event stands in'),
  timestamp: z.iso.datetime().optional().describe('When it happened, by the clock of whoever says it'),
  sentAt: z.iso.datetime().optional(),
  context: context.optional(),
};

const properties = z
  .looseObject({})
  .describe("Segment's e-commerce fields; money is decimal with its currency")
  .meta({ title: 'Properties' });

const bodies = {
  track: z.object({ ...common, event: z.string().max(256), properties: properties.optional() }).meta({
    examples: [
      {
        userId: 'u1',
        event: 'Product Added',
        properties: {
          cart_id: 'c1',
          product_id: 'p1',
          name: 'Kettle',
          price: 19.9,
          currency: 'EUR',
          quantity: 1,
        },
      },
    ],
  }),
  identify: z.object({ ...common, traits: traits.optional() }).meta({
    examples: [{ userId: 'u1', traits: { email: 'ann@example.com', consent: { email: 'granted' } } }],
  }),
  page: z.object({ ...common, name: z.string().optional(), properties: properties.optional() }).meta({
    examples: [{ anonymousId: 'a1', name: 'Kettles', properties: { url: 'https://shop.example/kettles' } }],
  }),
  screen: z
    .object({ ...common, name: z.string().optional(), properties: properties.optional() })
    .meta({ examples: [{ userId: 'u1', name: 'Kettles' }] }),
  group: z
    .object({ ...common, groupId: z.string(), traits: z.looseObject({}).optional() })
    .meta({ examples: [{ userId: 'u1', groupId: 'club' }] }),
  alias: z
    .object({ ...common, previousId: z.string() })
    .meta({ examples: [{ userId: 'u1', previousId: 'a1' }] }),
} as const;

const many = z
  .object({
    batch: z.array(
      z.looseObject({ type: z.enum(['track', 'identify', 'page', 'screen', 'group', 'alias']) }),
    ),
    sentAt: z.iso.datetime().optional(),
    context: context.optional(),
    writeKey: z.string().optional(),
  })
  .describe('A bare list of calls is taken as well')
  .meta({
    examples: [
      {
        batch: [
          { type: 'identify', userId: 'u1', traits: { email: 'ann@example.com' } },
          {
            type: 'track',
            userId: 'u1',
            event: 'Order Completed',
            properties: { order_id: 'o1', products: [{ product_id: 'p1' }] },
          },
        ],
      },
    ],
  });

export const ingestBodies = { ...bodies, batch: many, import: many };

export const taken = z
  .object({
    success: z.boolean(),
    accepted: z.int(),
    dropped: z
      .array(z.object({ index: z.int(), reason: z.string() }))
      .describe('Bad events of a batch, by their place in it'),
  })
  .meta({
    title: 'Taken',
    examples: [{ success: true, accepted: 5, dropped: [{ index: 3, reason: 'no userId or anonymousId' }] }],
  });
