import * as z from 'zod';
import { ingestBodies, taken } from './ingest-shapes.ts';
import type { ForeignPath } from './openapi.ts';

const WRITE_KEY = 'Needs a write key: as Basic user name, as X-Write-Key, or as `writeKey` in the body';
const PUBLIC_KEY = 'Needs a public write key';

const refusals = {
  401: 'Unknown write key, or a shopper token that is not valid',
  403: 'The page is of no origin of this source',
  429: 'Too much at once: wait as long as Retry-After says',
};

const calls: Record<keyof typeof ingestBodies, string> = {
  track: 'Something happened',
  identify: 'Who this is, and what they allowed',
  page: 'A page was looked at',
  screen: 'A screen of the app was looked at',
  group: 'Belongs to a group',
  alias: 'Two ids are one person',
  batch: 'Up to 500 KB of calls at once; a bad one is dropped alone and counted',
  import: 'As batch, but historical: updates people, enrols nobody',
};

const callPaths = Object.entries(calls).map(
  ([call, summary]): ForeignPath => ({
    method: 'POST',
    path: `/v1/${call}`,
    summary,
    description: WRITE_KEY,
    body: ingestBodies[call as keyof typeof ingestBodies],
    answer: taken,
    refusals,
  }),
);

/** What is answered to shops and their pages by keys of their own; it also takes the one-letter forms and the paths of other clients. */
export const ingestPaths: readonly ForeignPath[] = [
  ...callPaths,
  {
    method: 'GET',
    path: '/v1/push/key',
    summary: 'The key that browsers subscribe to web push with',
    description: WRITE_KEY,
    query: z.object({ writeKey: z.string().optional() }),
    answer: z.object({ publicKey: z.string() }),
    refusals: { 401: refusals[401] },
  },
  {
    method: 'POST',
    path: '/v1/push/subscriptions',
    summary: 'A browser may be written to by web push',
    description: WRITE_KEY,
    body: z.looseObject({
      anonymousId: z.string(),
      subscription: z.looseObject({ endpoint: z.string() }).describe('As the browser gives it'),
    }),
    answer: taken,
    refusals,
  },
  {
    method: 'GET',
    path: '/v1/onsite',
    summary: 'What to show to whoever is here: a page of the shop, or a till',
    description: 'Needs a shopper token in X-Shopper-Token or a write key in X-Write-Key',
    query: z.object({
      slot: z.string().default('default'),
      anonymousId: z.string().optional().describe('Of a page where nobody is logged in, with its public key'),
      writeKey: z.string().optional(),
      namespace: z
        .string()
        .optional()
        .describe('Of a till or a server, with its secret key: loyaltyCard, phone, email, userId, …'),
      value: z.string().optional(),
    }),
    answer: z.object({
      message: z
        .object({
          id: z.string(),
          title: z.string().optional(),
          text: z.string(),
          url: z.string().optional(),
          image: z.string().optional(),
          expiresAt: z.iso.datetime(),
          token: z.string().describe('Says to POST /v1/onsite which message it was'),
        })
        .nullable(),
    }),
    refusals: { 401: 'Neither a shopper token nor a write key says who asks' },
  },
  {
    method: 'POST',
    path: '/v1/onsite',
    summary: 'What became of a message that was shown',
    description: 'The token of the message is all the right it needs',
    body: z.object({ token: z.string(), action: z.enum(['seen', 'clicked', 'dismissed', 'accepted']) }),
    success: 204,
    refusals: { 401: 'No token of a message, or no such action' },
  },
  {
    method: 'GET',
    path: '/v1/cart',
    summary:
      'The open cart of a customer, for a page of the shop: hers who is logged in, or the one that a link was sent for',
    description: 'Needs a shopper token in X-Shopper-Token, or what a link of a message carries',
    query: z.object({ restore: z.string().optional().describe('Of the link of a message') }),
    answer: z.object({
      cart: z
        .looseObject({
          id: z.string().optional(),
          items: z.array(
            z.looseObject({
              productId: z.string(),
              name: z.string().optional(),
              price: z.number().optional(),
              quantity: z.number(),
            }),
          ),
          value: z.number().nullable(),
          currency: z.string().optional(),
          updatedAt: z.iso.datetime(),
        })
        .nullable(),
    }),
    refusals: {
      401: 'The shopper token is missing or not valid',
      403: 'The link was changed',
      404: 'This cart is no more',
      410: 'The link has expired',
    },
  },
  {
    method: 'POST',
    path: '/v1/hooks/{source}',
    summary: 'A webhook of WooCommerce, Shopify or Bitrix, as events of the people of the shop',
    description:
      'Signed by the shop system with the secret that is kept as hook-<source>; the body is what that system sends',
    query: z.object({
      customerIds: z
        .enum(['true', 'false'])
        .default('false')
        .describe("The system's numbers of customers are userIds of the site"),
      consentField: z.string().optional().describe('Where the shop keeps a yes to marketing by mail'),
    }),
    body: z.looseObject({}),
    answer: taken,
    refusals: {
      401: 'Unknown source, or not signed by its secret',
      503: 'The shop system does not answer when it is asked back',
    },
  },
  {
    method: 'GET',
    path: '/v1/projects/{writeKey}/settings',
    summary: 'What browser clients ask for first',
    description: PUBLIC_KEY,
    refusals: { 404: 'No public key of that name' },
  },
];
