import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { dynamoApiTokens } from '../../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../../functions/adapters/dynamo/enrollments.ts';
import { dynamoPeople } from '../../functions/adapters/dynamo/people.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { publishedConfig } from '../../functions/adapters/dynamo/published-config.ts';
import { dynamoSharedCounts } from '../../functions/adapters/dynamo/shared-counts.ts';
import { dynamoTimeline } from '../../functions/adapters/dynamo/timeline.ts';
import { sharedThrottle } from '../../functions/adapters/shared-throttle.ts';
import { createHandler } from '../../functions/api/handler.ts';
import type { ApiPorts } from '../../functions/api/ports.ts';
import { routes } from '../../functions/api/routes/index.ts';
import { enrolled } from '../support/ann.ts';
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

/** A lookup has no use for them. */
const unasked = {} as Omit<
  ApiPorts,
  'documents' | 'config' | 'tokens' | 'people' | 'timeline' | 'clock' | 'throttle'
>;

describe('a lookup', () => {
  const clock = { now: () => 0 };
  let ask: ReturnType<typeof createHandler>;
  const calls: string[] = [];

  beforeAll(async () => {
    const { client, tableName } = table;
    const documents = dynamoConfigDocuments(client, tableName);
    const tokens = dynamoApiTokens(client, tableName, clock);
    const config = publishedConfig(documents);
    const people = dynamoPeople(client, tableName);
    const timeline = dynamoTimeline(client, tableName);
    await tokens.put('ann', { name: 'ann', role: 'viewer' });
    const counts = dynamoSharedCounts(client, tableName);
    const warn = (error: unknown) => {
      throw error;
    };
    const throttle = sharedThrottle({ counts, clock, warn });
    const ports = { documents, config, tokens, people, timeline, clock, throttle, ...unasked };
    ask = createHandler(ports, routes, async () => undefined);
    client.middlewareStack.add(
      (next, context) => (args) => {
        calls.push(String(context.commandName));
        return next(args);
      },
      { step: 'initialize' },
    );
  });

  const known = async (id: string) => {
    const profiles = dynamoProfiles(table.client, table.tableName);
    const identity = { namespace: 'email', value: `${id}@example.com` };
    await profiles.claim(identity, id);
    await profiles.save({ ...emptyProfile(id, 0), identities: [{ ...identity, linkedAtMs: 0 }] }, 0);
  };
  /** What the second lookup of somebody reads. */
  const readsOf = async (id: string) => {
    await ask(request(`${id}@example.com`));
    calls.length = 0;
    const { statusCode, body } = await ask(request(` ${id.toUpperCase()}@Example.com`));
    expect([statusCode, JSON.parse(body ?? '').id]).toEqual([200, id]);
    return [...calls];
  };

  it('costs two reads once the token is held', async () => {
    await known('ann');

    expect(await readsOf('ann')).toEqual([expect.anything(), 'QueryCommand']);
  });

  it('costs no more for somebody in a journey: what is published is held for some seconds', async () => {
    await known('eve');
    const enrollments = dynamoEnrollments(table.client, table.tableName);
    await enrollments.create(enrolled({ profileId: 'eve' }));

    expect(await readsOf('eve')).toEqual([expect.anything(), 'QueryCommand']);
  });
});
