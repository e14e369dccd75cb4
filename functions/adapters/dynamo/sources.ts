import { type AttributeValue, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock, EventSource, EventSources } from '../../../core/ports.ts';
import { held } from '../held.ts';
import { type SourcesIndex, sourceKey, sourcesKey } from './source-registry.ts';

/** A key that is taken back is refused everywhere after this time. */
const HELD_MS = 15_000;
const MOST_HELD = 1000;

/** Sources in ConfigTable. Only good keys are held, so that guessing fills nothing. Throws ProviderUnavailable. */
export const dynamoSources = (client: DynamoDBClient, tableName: string, clock: Clock): EventSources => {
  const read = async <T>(key: Record<string, AttributeValue>): Promise<T | undefined> => {
    const command = new GetItemCommand({ TableName: tableName, Key: key });
    const { Item } = await client.send(command).catch((cause: unknown) => {
      throw new ProviderUnavailable('sources', false, { cause });
    });
    return Item?.body?.S === undefined ? undefined : (JSON.parse(Item.body.S) as T);
  };
  const index = held(() => read<SourcesIndex>(sourcesKey), clock, HELD_MS);
  const known = new Map<string, () => Promise<EventSource | undefined>>();

  const load = async (writeKey: string): Promise<EventSource | undefined> => {
    const source = await read<EventSource>(sourceKey(writeKey));
    if (!source) known.delete(writeKey);
    return source;
  };

  return {
    byWriteKey(writeKey) {
      const asked = known.get(writeKey);
      if (asked) return asked();
      if (known.size >= MOST_HELD) known.clear();
      const ask = held(() => load(writeKey), clock, HELD_MS);
      known.set(writeKey, ask);
      return ask();
    },
    allOrigins: async () => (await index())?.origins ?? [],
    secretKeys: async () => (await index())?.secretKeys ?? [],
  };
};
