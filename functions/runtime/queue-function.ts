import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { Invalid } from '../../core/errors.ts';
import { faultsOf } from '../../core/faults.ts';
import { following, requestIdIn } from './invocation.ts';
import { log } from './log.ts';
import { tellCounts } from './measure.ts';
import type { BatchHandler, QueueItem, RemainingMs } from './queue-batch.ts';
import { verdictOn } from './queue-errors.ts';
import { inWaves } from './waves.ts';

interface Sorted<T> {
  items: QueueItem<T>[];
  failures: Map<string, unknown>;
  /** By record, which request it goes back to. */
  requests: Map<string, string>;
}

const readBody = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Invalid(faultsOf(parsed.error));
  return parsed.data;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Invalid([{ path: '', message: 'not JSON' }], { cause });
  }
};

/** Parts what can be read from poison, which fails alone. */
const sort = <T>(schema: z.ZodType<T>, records: SQSRecord[]): Sorted<T> => {
  const items: QueueItem<T>[] = [];
  const failures = new Map<string, unknown>();
  const requests = new Map<string, string>();
  for (const { messageId: recordId, body: text, attributes } of records) {
    try {
      const raw = jsonOf(text);
      const requestId = requestIdIn(raw);
      if (requestId !== undefined) requests.set(recordId, requestId);
      const attempts = Number(attributes.ApproximateReceiveCount);
      items.push({ recordId, body: readBody(schema, raw), attempts, requestId });
    } catch (error) {
      failures.set(recordId, error);
    }
  }
  return { items, failures, requests };
};

const givenBack = (failures: Map<string, unknown>, requests: Map<string, string>): string[] =>
  [...failures]
    .filter(([recordId, error]) => {
      const verdict = verdictOn(error);
      const message = verdict === 'give-back' ? 'message given back' : 'message set aside';
      log.warn(message, { requestId: requests.get(recordId), recordId, error });
      return verdict === 'give-back';
    })
    .map(([recordId]) => recordId);

/**
 * A function behind a queue whose messages belong together: `handle` gets what could be read, in order, in waves. With less than
 * `lastStartMs` left no further wave is begun.
 */
export const queueBatchFunction = <T>(
  schema: z.ZodType<T>,
  handle: BatchHandler<T>,
  lastStartMs?: number,
) => {
  const inOrder = inWaves(handle, lastStartMs);
  return middy<SQSEvent, SQSBatchResponse>()
    .onError((request) => {
      log.error('batch failed', { error: request.error });
      // Lambda itself logs what is thrown, its message included.
      request.error = new Error('batch failed');
    })
    .handler(({ Records }: SQSEvent, context): Promise<SQSBatchResponse> => {
      const remainingMs = () => context.getRemainingTimeInMillis();
      return following(undefined, () => batch(schema, inOrder, Records, remainingMs).finally(tellCounts));
    });
};

const batch = async <T>(
  schema: z.ZodType<T>,
  handle: BatchHandler<T>,
  records: SQSRecord[],
  remainingMs: RemainingMs,
): Promise<SQSBatchResponse> => {
  const { items, failures, requests } = sort(schema, records);
  const failed = await handle(items, remainingMs);
  const back = givenBack(new Map([...failures, ...failed]), requests);
  return { batchItemFailures: back.map((itemIdentifier) => ({ itemIdentifier })) };
};

/** A function behind a queue: each message on its own, all at once; one that fails harms no neighbour. */
export const queueFunction = <T>(schema: z.ZodType<T>, handle: Handle<T>) =>
  queueBatchFunction(schema, (items, remainingMs) => eachAlone(items, handle, remainingMs));

type Handle<T> = (body: T, item: QueueItem<T>, remainingMs: RemainingMs) => Promise<unknown>;

const eachAlone = async <T>(items: QueueItem<T>[], handle: Handle<T>, remainingMs: RemainingMs) => {
  const failed = new Map<string, unknown>();
  const carry = async (item: QueueItem<T>) => {
    await following(item.requestId, () => handle(item.body, item, remainingMs)).catch((error: unknown) =>
      failed.set(item.recordId, error),
    );
  };
  await Promise.all(items.map(carry));
  return failed;
};
