import { type AttributeValue, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock, EventSource, EventSources } from '../../../core/ports.ts';
import { isInUse } from '../../../core/source/source-record.ts';
import { held } from '../held.ts';
import { emptyIndex, originsIn, type SourcesIndex, secretKeysIn } from './source-index.ts';
import { type KeyedSource, sourceKey, sourcesKey } from './source-registry.ts';

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
  const known = new Map<string, () => Promise<KeyedSource | undefined>>();

  const load = async (writeKey: string): Promise<KeyedSource | undefined> => {
    const source = await read<KeyedSource>(sourceKey(writeKey));
    if (!source) known.delete(writeKey);
    return source;
  };

  const heldSource = (writeKey: string): Promise<KeyedSource | undefined> => {
    const asked = known.get(writeKey);
    if (asked) return asked();
    if (known.size >= MOST_HELD) known.clear();
    const ask = held(() => load(writeKey), clock, HELD_MS);
    known.set(writeKey, ask);
    return ask();
  };

  return {
    async byWriteKey(writeKey): Promise<EventSource | undefined> {
      const found = await heldSource(writeKey);
      if (!found || !isInUse(found, clock.now())) return undefined;
      const { endsAtMs: _endsAtMs, ...source } = found;
      return source;
    },
    allOrigins: async () => originsIn((await index()) ?? emptyIndex),
    secretKeys: async () => secretKeysIn((await index()) ?? emptyIndex, clock.now()),
  };
};
