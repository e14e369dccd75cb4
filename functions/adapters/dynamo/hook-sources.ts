import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { HookSource, HookSources } from '../../../core/hooks/ports.ts';
import type { Clock } from '../../../core/ports.ts';
import { sourceOfRecord } from '../../../core/source/source-record.ts';
import { held } from '../held.ts';
import { dynamoSourceRegistry } from './source-registry.ts';
import { dynamoWebhookSecrets } from './webhook-secrets.ts';

/** A secret that is replaced counts everywhere after this time. */
const HELD_MS = 15_000;
const MOST_HELD = 100;
/** A source of such an id takes no webhooks: its secret would be the address of another one. */
const REST = '-rest';
const form = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A secret source by its id, with the secrets `hook-<id>` and `hook-<id>-rest`. Only those that are there are held; of others nothing but the registry is read. */
export const dynamoHookSources = (client: DynamoDBClient, tableName: string, clock: Clock): HookSources => {
  const registry = dynamoSourceRegistry(client, tableName);
  const secrets = dynamoWebhookSecrets(client, tableName);
  const known = new Map<string, () => Promise<HookSource | undefined>>();

  const read = async (id: string): Promise<HookSource | undefined> => {
    const record = await registry.get(id);
    if (record?.kind !== 'secret') return undefined;
    const [secret, askAt] = await Promise.all([secrets.get(`hook-${id}`), secrets.get(`hook-${id}${REST}`)]);
    if (secret === undefined) return undefined;
    return { source: sourceOfRecord(record), secret, ...(askAt !== undefined && { askAt }) };
  };

  /** Whoever was not asked for longest makes room. */
  const keep = (id: string, ask: () => Promise<HookSource | undefined>): void => {
    const [oldest] = known.keys();
    if (known.size >= MOST_HELD && oldest !== undefined) known.delete(oldest);
    known.set(id, ask);
  };

  return {
    async byId(id) {
      if (!form.test(id) || id.endsWith(REST)) return undefined;
      const ask = known.get(id) ?? held(() => read(id), clock, HELD_MS);
      const found = await ask().catch((cause: unknown) => {
        throw new ProviderUnavailable('sources', false, { cause });
      });
      known.delete(id);
      if (found) keep(id, ask);
      return found;
    },
  };
};
