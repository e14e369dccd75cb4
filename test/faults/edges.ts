import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SECOND_MS } from '../../core/duration.ts';
import { dynamoApiTokens } from '../../functions/adapters/dynamo/api-tokens.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { dynamoErasure } from '../../functions/adapters/dynamo/erasure/index.ts';
import { publishedConfig } from '../../functions/adapters/dynamo/published-config.ts';
import { dynamoSharedCounts } from '../../functions/adapters/dynamo/shared-counts.ts';
import { sharedThrottle } from '../../functions/adapters/shared-throttle.ts';
import { createHandler } from '../../functions/api/handler.ts';
import type { ApiPorts } from '../../functions/api/ports.ts';
import { erasePerson } from '../../functions/api/routes/erase-person.ts';
import { httpFunction } from '../../functions/runtime/http-function.ts';
import { systemClock as clock } from '../../functions/runtime/system-clock.ts';
import { Fleet } from './fleet.ts';
import { env } from './functions.ts';
import type { World } from './world.ts';

type Collect = typeof import('../../functions/collect/index.ts').handler;
type Links = typeof import('../../functions/links/index.ts').handler;

/** Of the API what forgets a person: all of it takes long to load. */
const apiOf = () => {
  const client = new DynamoDBClient();
  const { PROFILE_TABLE_NAME: profileTable, CONFIG_TABLE_NAME: configTable } = env;
  const documents = dynamoConfigDocuments(client, configTable);
  const ports = {
    ...{ documents, config: publishedConfig(documents), clock, hasArchive: false },
    tokens: dynamoApiTokens(client, configTable, clock),
    erasure: dynamoErasure({ client, profileTable, configTable, clock }),
    throttle: sharedThrottle({
      counts: dynamoSharedCounts(client, configTable),
      clock,
      warn: () => undefined,
    }),
  };
  return httpFunction(createHandler(ports as unknown as ApiPorts, [erasePerson], async () => {}));
};

/** The functions behind HTTP: their wiring is their index, which is loaded once the environment is set. */
export const edgesOf = async (
  world: World,
  skewMs: number,
): Promise<{ collect: Fleet<Collect>; links: Fleet<Links>; api: Fleet<ReturnType<typeof apiOf>> }> => {
  Object.assign(process.env, env);
  const [collect, links] = await Promise.all([
    import('../../functions/collect/index.ts'),
    import('../../functions/links/index.ts'),
  ]);
  const both = { timeoutMs: 10 * SECOND_MS, isShared: true };
  const api = apiOf();
  return {
    collect: new Fleet(world, {
      ...{ ...both, functionName: 'collect', skewMs },
      make: () => collect.handler,
    }),
    links: new Fleet(world, { ...both, functionName: 'links', skewMs: 0, make: () => links.handler }),
    api: new Fleet(world, { ...both, functionName: 'api', skewMs, make: () => api }),
  };
};
