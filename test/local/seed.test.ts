import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isBuiltIn } from '../../core/journey/built-in/index.ts';
import { dynamoApiTokens } from '../../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { publishedConfig } from '../../functions/adapters/dynamo/published-config.ts';
import { dynamoSources } from '../../functions/adapters/dynamo/sources.ts';
import type { SeedTarget } from '../../local/contract.ts';
import { seedLocal } from '../../local/seed.ts';
import { startTable, type TestTable } from '../support/table.ts';

const clock = { now: () => 0 };
const url = 'http://127.0.0.1:3000';

let table: TestTable;
let target: SeedTarget;

beforeAll(async () => {
  table = await startTable('config');
  const { hostname, port } = (await table.client.config.endpoint?.()) ?? {};
  target = {
    url,
    tableNames: { ConfigTable: 'config' },
    dynamodb: {
      endpoint: `http://${hostname}:${port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
  };
});
afterAll(() => table.stop());

describe('the local seed', () => {
  it('opens the shop: keys, a token, the journey and settings without nights and caps', async () => {
    await seedLocal(target);

    const sources = dynamoSources(table.client, 'config', clock);
    expect(await sources.byWriteKey('local-web')).toMatchObject({
      kind: 'public',
      origins: ['loopback'],
      mayStateConsent: true,
    });
    expect(await sources.byWriteKey('local-server')).toMatchObject({ kind: 'secret' });
    const token = await dynamoApiTokens(table.client, 'config', clock).find('local-admin');
    expect(token).toEqual({ name: 'local-admin', role: 'admin' });
    const { journeys, contact, shop } = await publishedConfig(
      dynamoConfigDocuments(table.client, 'config'),
    ).snapshot();
    const ofTheShop = journeys.filter(({ journey }) => !isBuiltIn(journey.id));
    expect(ofTheShop.map(({ journey, status }) => [journey.id, status])).toEqual([
      ['cart-abandoned', 'live'],
    ]);
    expect([contact.quietHours, contact.caps]).toEqual([{}, {}]);
    expect([shop.cartUrl, shop.prices.sms?.DE]).toEqual([`${url}/shop`, { amountMinor: 7, currency: 'EUR' }]);
    expect(Object.keys(shop.push.applications).toSorted()).toEqual(['android', 'ios', 'web']);
  });

  it('leaves a house that is in use as it is', async () => {
    const documents = dynamoConfigDocuments(table.client, 'config');
    await seedLocal(target);
    const before = await documents.head();

    await seedLocal(target);

    expect(await documents.head()).toEqual(before);
  });
});
