import { randomBytes } from 'node:crypto';
import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DAY_MS } from '../../../../core/duration.ts';
import type { LiveEntry, LiveReport, LiveTeller } from '../../../../core/live/live.ts';
import { createRate, type RateLimit } from '../../../../core/live/rate.ts';
import { sampleOf } from '../../../../core/live/sample.ts';
import { nameOfSighting, type Sighting } from '../../../../core/live/sighting.ts';
import type { Clock } from '../../../../core/ports.ts';
import { keyOf } from '../item.ts';
import { partitionOf, sightingsPartition } from './keys.ts';

const ENTRIES_KEPT_MS = 3_600_000;
const SIGHTINGS_KEPT_MS = 7 * DAY_MS;
/** What was seen a moment ago is not put down again by the same process. */
const SEEN_AGAIN_MS = 15_000;
const MOST_REMEMBERED = 2_000;

export interface LiveTellerParts {
  /** Gives up early, and tries once: nobody waits for a view. */
  client: DynamoDBClient;
  tableName: string;
  clock: Clock;
  limit: RateLimit;
  /** Told of what could not be written. */
  warn: (error: unknown) => void;
}

const expires = (nowMs: number, keptMs: number) => ({ N: String(Math.ceil((nowMs + keptMs) / 1000)) });

/** The view of what comes in: one item per report, at most so many entries a second, and what each source was seen to do. */
export const dynamoLiveTeller = ({ client, tableName, clock, limit, warn }: LiveTellerParts): LiveTeller => {
  const rate = createRate(limit);
  const seen = new Map<string, number>();
  let notShown = 0;

  const putEntries = async (entries: readonly LiveEntry[], nowMs: number): Promise<void> => {
    const kept = sampleOf(entries, rate.take(entries.length, nowMs));
    notShown += entries.length - kept.length;
    const [first] = kept;
    if (!first) return;
    const left = notShown;
    notShown = 0;
    const at = new Date(nowMs).toISOString();
    const Item = {
      ...keyOf({ pk: partitionOf(first.kind, nowMs), sk: `${at}#${randomBytes(4).toString('hex')}` }),
      body: { S: JSON.stringify(kept) },
      notShown: { N: String(left) },
      expiresAtSeconds: expires(nowMs, ENTRIES_KEPT_MS),
    };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
  };

  const fresh = ({ sourceId, ...sighting }: Sighting, nowMs: number): boolean => {
    const name = `${sourceId} ${nameOfSighting(sighting)}`;
    const lastMs = seen.get(name) ?? Number.NEGATIVE_INFINITY;
    if (nowMs >= lastMs && nowMs - lastMs < SEEN_AGAIN_MS) return false;
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    seen.set(name, nowMs);
    return true;
  };

  const putSightings = async (sourceId: string, names: readonly string[], nowMs: number): Promise<void> => {
    const fields = Object.fromEntries(names.map((name, no) => [`#n${no}`, name]));
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf({ pk: sightingsPartition(sourceId), sk: '#' }),
        UpdateExpression: `SET ${[...Object.keys(fields).map((field) => `${field} = :now`), '#expires = :expires'].join(', ')}`,
        ExpressionAttributeNames: { ...fields, '#expires': 'expiresAtSeconds' },
        ExpressionAttributeValues: {
          ':now': { N: String(nowMs) },
          ':expires': expires(nowMs, SIGHTINGS_KEPT_MS),
        },
      }),
    );
  };

  return {
    async tell({ entries, sightings }: LiveReport) {
      const nowMs = clock.now();
      const news = Map.groupBy(
        sightings.filter((one) => fresh(one, nowMs)),
        ({ sourceId }) => sourceId,
      );
      const written = await Promise.allSettled([
        putEntries(entries, nowMs),
        ...[...news].map(([sourceId, own]) =>
          putSightings(sourceId, [...new Set(own.map(nameOfSighting))], nowMs),
        ),
      ]);
      for (const one of written) if (one.status === 'rejected') warn(one.reason);
    },
  };
};
