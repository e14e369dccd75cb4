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
const form = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A secret source by its id, with the secrets `hook-<id>` and `hook-<id>-rest`. Only those that are there are held. */
export const dynamoHookSources = (client: DynamoDBClient, tableName: string, clock: Clock): HookSources => {
  const registry = dynamoSourceRegistry(client, tableName);
  const secrets = dynamoWebhookSecrets(client, tableName);
  const known = new Map<string, () => Promise<HookSource | undefined>>();

  const read = async (id: string): Promise<HookSource | undefined> => {
    const [record, secret, askAt] = await Promise.all([
      registry.get(id),
      secrets.get(`hook-${id}`),
      secrets.get(`hook-${id}-rest`),
    ]);
    if (record?.kind !== 'secret' || secret === undefined) {
      known.delete(id);
      return undefined;
    }
    return { source: sourceOfRecord(record), secret, ...(askAt !== undefined && { askAt }) };
  };

  return {
    async byId(id) {
      if (!form.test(id)) return undefined;
      if (known.size >= MOST_HELD) known.clear();
      const ask = known.get(id) ?? held(() => read(id), clock, HELD_MS);
      known.set(id, ask);
      return ask().catch((cause: unknown) => {
        throw new ProviderUnavailable('sources', false, { cause });
      });
    },
  };
};
