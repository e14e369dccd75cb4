import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { firstHead } from '../../core/config/chunks.ts';
import type { PublishedEntry } from '../../core/config/documents.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../../core/config/settings.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import { seedTemplates } from '../../core/seed/templates.ts';
import { dynamoApiTokens } from '../../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { putSource } from '../../functions/adapters/dynamo/source-registry.ts';

/** So many journeys want to write to the same person at the same moment. */
export const CROWD = 50;
/** Five of them begin by one event. */
export const CROWD_EVENTS = Array.from({ length: 10 }, (_, no) => `Crowd Called ${no}`);
export const CAPS = { email: { max: 3, per: 'P1D' }, sms: { max: 1, per: 'P3D' } } as const;
/** What one SMS costs, one of more parts so much for each. */
export const SMS_MINOR = 7;
export const TOKEN = 'shop-token';
export const ZONE = 'Europe/Berlin';
export const QUIET = { email: '22:00-08:00', sms: '20:00-10:00', push: '21:00-09:00' } as const;

const contact = contactSettingsSchema.parse({ timezone: ZONE, quietHours: QUIET, caps: CAPS });

const shop = shopSettingsSchema.parse({
  name: 'Shop',
  email: { from: 'shop@example.com' },
  cartUrl: 'https://shop.example/cart',
  push: { applications: { ios: 'arn:ios' } },
  prices: { sms: { '*': { amountMinor: SMS_MINOR, currency: 'EUR' } } },
});

const crowd = Array.from(
  { length: CROWD },
  (_, no): Journey => ({
    id: `crowd-${no}`,
    name: `One of many ${no}`,
    purpose: 'marketing',
    trigger: { event: `Crowd Called ${no % CROWD_EVENTS.length}` },
    steps: [
      { id: 'wait', kind: 'wait', for: 'PT10M' },
      { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
    ],
  }),
);

/** No marketing. */
const receipt: Journey = {
  ...{ id: 'receipt', name: 'Receipt', purpose: 'transactional', trigger: { event: 'Receipt Wanted' } },
  steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }],
};

export const crowdEntries = (smsADay: number | undefined): PublishedEntry[] => [
  ...seedTemplates.map((document) => ({ kind: 'template' as const, id: document.id, version: 1, document })),
  ...[cartAbandoned, receipt, ...crowd].map((document) => ({
    ...{ kind: 'journey' as const, id: document.id, version: 1, status: 'live' as const },
    document,
  })),
  ...(smsADay === undefined ? [] : [budgets(smsADay * SMS_MINOR)]),
  { kind: 'settings', id: 'contact', version: 1, document: contact },
  { kind: 'settings', id: 'shop', version: 1, document: shop },
];

const budgets = (amountMinor: number): PublishedEntry => ({
  ...{ kind: 'settings', id: 'budgets', version: 1 },
  document: { sms: { day: { amountMinor, currency: 'EUR' } } },
});

/** Puts all this into effect, as the configuration of that number; `fresh` is what was not there before. */
export const publish = async (
  configTable: string,
  entries: PublishedEntry[],
  { revision, fresh }: { revision: number; fresh: PublishedEntry[] },
): Promise<void> => {
  const documents = dynamoConfigDocuments(new DynamoDBClient(), configTable);
  for (const { kind, id, version, document } of fresh)
    await documents.putVersion({ kind, id, version, document, publishedAtMs: 0, by: 'faults' });
  const { head, chunks } = firstHead(entries);
  await documents.putChunks(chunks);
  await documents.switchHead({ ...head, revision });
};

/** Puts what the run needs into effect, and opens a shop system and a web shop as sources. */
export const furnish = async (configTable: string, entries: PublishedEntry[]): Promise<void> => {
  const client = new DynamoDBClient();
  await publish(configTable, entries, { revision: 1, fresh: entries });
  const holder = { name: 'shop', role: 'admin' as const };
  await dynamoApiTokens(client, configTable, { now: () => 0 }).put(TOKEN, holder);
  const source = { origins: [], mayStateConsent: true };
  await putSource(client, configTable, 'server', { id: 'server', name: 'server', kind: 'secret', ...source });
  await putSource(client, configTable, 'web', {
    ...{ id: 'web', name: 'web', kind: 'public', mayStateConsent: false },
    origins: ['*'],
  });
};
