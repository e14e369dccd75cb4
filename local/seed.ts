import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { shopSettingsSchema } from '../core/config/settings.ts';
import { localContactDefaults } from '../core/contact/defaults.ts';
import type { EventSource } from '../core/ports.ts';
import { dynamoApiTokens } from '../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../functions/adapters/dynamo/config-documents.ts';
import { dynamoSeedSettings } from '../functions/adapters/dynamo/seed-settings.ts';
import { dynamoSourceRegistry, putSource } from '../functions/adapters/dynamo/source-registry.ts';
import { seedIfEmpty } from '../functions/api/seed.ts';
import type { SeedTarget } from './contract.ts';

const web: EventSource = {
  id: 'local-web',
  kind: 'public',
  name: 'Local website',
  origins: ['loopback'],
  mayStateConsent: true,
  // All the visitors of a local run share one address.
  limitPerSecond: 100_000,
};

/** As the key of a real shop's pages is: for its own origin, and whatever it says is said by anybody. */
const shop: EventSource = {
  id: 'local-shop',
  kind: 'public',
  name: 'A shop’s website',
  origins: ['https://shop.example'],
  mayStateConsent: false,
};

const server: EventSource = {
  id: 'local-server',
  kind: 'secret',
  name: 'Local server',
  // The story plays the till from a page.
  origins: ['loopback'],
  mayStateConsent: true,
};

/** Two admins, so that one can approve what the other proposes. */
const tokens = {
  'local-admin': 'admin',
  'local-colleague': 'admin',
  'local-viewer': 'viewer',
  'local-marketer': 'marketer',
  'local-operator': 'operator',
} as const;

const cents = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const application = (platform: string) =>
  `arn:aws:sns:us-east-1:000000000000:app/GCM/kaskad-local-${platform}`;

/** A shop that can send by every channel; prices are what an SMS costs about. */
const shopAt = (url: string) =>
  shopSettingsSchema.parse({
    name: 'Tea & Table',
    cartUrl: `${url}/shop`,
    allowedOrigins: [url],
    email: { from: 'Tea & Table <shop@example.com>' },
    sms: { senderId: 'KASKAD' },
    push: {
      applications: Object.fromEntries(['ios', 'android', 'web'].map((each) => [each, application(each)])),
    },
    prices: { sms: { DE: cents(7), AT: cents(7), FR: cents(6), GB: cents(4), '*': cents(8) } },
  });

/**
 * Fills the tables of a fresh local run: the write keys `local-web`, `local-shop` and `local-server`, a token of each role,
 * and the default journeys. With `--data` it runs over a table that is filled already, so repeating it must change nothing.
 */
export async function seedLocal({ url, tableNames, dynamodb }: SeedTarget): Promise<void> {
  const tableName = tableNames.ConfigTable;
  if (tableName === undefined) throw new Error('The template has no ConfigTable');
  const client = new DynamoDBClient(dynamodb);
  const clock = { now: () => Date.now() };
  const seedSettings = dynamoSeedSettings(client, tableName);
  try {
    const registry = dynamoSourceRegistry(client, tableName);
    for (const source of [web, shop, server])
      if (!(await registry.get(source.id)))
        await putSource(client, tableName, source.id, source, clock.now());
    for (const [name, role] of Object.entries(tokens))
      await dynamoApiTokens(client, tableName, clock).put(name, { name, role });
    await seedSettings.put({ contact: localContactDefaults, shop: shopAt(url) });
    await seedIfEmpty({ documents: dynamoConfigDocuments(client, tableName), seedSettings, clock });
  } finally {
    client.destroy();
  }
}
