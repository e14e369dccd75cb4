import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { dynamoApiTokens } from '../../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { dynamoPeople } from '../../functions/adapters/dynamo/people.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { publishedConfig } from '../../functions/adapters/dynamo/published-config.ts';
import { dynamoTimeline } from '../../functions/adapters/dynamo/timeline.ts';
import { createHandler } from '../../functions/api/handler.ts';
import { routes } from '../../functions/api/routes/index.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const request = (value: string) =>
  ({
    rawPath: '/v1/profiles/lookup',
    rawQueryString: `namespace=email&value=${encodeURIComponent(value)}`,
    headers: { authorization: 'Bearer ann' },
    requestContext: { http: { method: 'GET' } },
    isBase64Encoded: false,
  }) as unknown as APIGatewayProxyEventV2;

describe('a lookup', () => {
  it('costs two reads once the token is held', async () => {
    const { client, tableName } = table;
    const clock = { now: () => 0 };
    const documents = dynamoConfigDocuments(client, tableName);
    const tokens = dynamoApiTokens(client, tableName, clock);
    const profiles = dynamoProfiles(client, tableName);
    const identity = { namespace: 'email', value: 'ann@example.com' };
    await tokens.put('ann', { name: 'ann', scopes: ['read'] });
    await profiles.claim(identity, 'p1');
    await profiles.save({ ...emptyProfile('p1', 0), identities: [{ ...identity, linkedAtMs: 0 }] }, 0);
    const config = publishedConfig(documents);
    const people = dynamoPeople(client, tableName);
    const ports = { documents, config, tokens, people, timeline: dynamoTimeline(client, tableName), clock };
    const ask = createHandler(ports, routes, async () => undefined);
    await ask(request('ann@example.com'));
    const calls: string[] = [];
    client.middlewareStack.add(
      (next, context) => (args) => {
        calls.push(String(context.commandName));
        return next(args);
      },
      { step: 'initialize' },
    );

    const { statusCode, body } = await ask(request(' Ann@Example.com'));

    expect([statusCode, JSON.parse(body ?? '').id]).toEqual([200, 'p1']);
    expect(calls).toHaveLength(2);
    expect(calls[1]).toBe('QueryCommand');
  });
});
