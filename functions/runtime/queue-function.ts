import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { Invalid } from '../../core/errors.ts';
import { faultsOf } from '../../core/faults.ts';
import { log } from './log.ts';
import { verdictOn } from './queue-errors.ts';

/** One readable message of the queue. */
export interface QueueItem<T> {
  /** Names the message to the queue. */
  recordId: string;
  body: T;
  /** 1 on its first delivery. */
  attempts: number;
}

/** How long the function may still work, in ms. */
export type RemainingMs = () => number;

/** Takes a batch; answers which messages go back to the queue, and why. */
export type BatchHandler<T> = (
  items: QueueItem<T>[],
  remainingMs: RemainingMs,
) => Promise<Map<string, unknown>>;

interface Sorted<T> {
  items: QueueItem<T>[];
  failures: Map<string, unknown>;
}

const readRecord = <T>(schema: z.ZodType<T>, record: SQSRecord): T => {
  const parsed = schema.safeParse(jsonOf(record.body));
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
  for (const record of records) {
    const recordId = record.messageId;
    try {
      const attempts = Number(record.attributes.ApproximateReceiveCount);
      items.push({ recordId, body: readRecord(schema, record), attempts });
    } catch (error) {
      failures.set(recordId, error);
    }
  }
  return { items, failures };
};

const givenBack = (failures: Map<string, unknown>): string[] =>
  [...failures]
    .filter(([recordId, error]) => {
      const verdict = verdictOn(error);
      log.warn(verdict === 'give-back' ? 'message given back' : 'message set aside', { recordId, error });
      return verdict === 'give-back';
    })
    .map(([recordId]) => recordId);

/** A function behind a queue whose messages belong together: `handle` gets what could be read, in order. */
export const queueBatchFunction = <T>(schema: z.ZodType<T>, handle: BatchHandler<T>) =>
  middy<SQSEvent, SQSBatchResponse>()
    .onError((request) => {
      log.error('batch failed', { error: request.error });
      // Lambda itself logs what is thrown, its message included.
      request.error = new Error('batch failed');
    })
    .handler(async ({ Records }: SQSEvent, context): Promise<SQSBatchResponse> => {
      const remainingMs = () => context.getRemainingTimeInMillis();
      const { items, failures } = sort(schema, Records);
      const failed = items.length > 0 ? await handle(items, remainingMs) : new Map<string, unknown>();
      const back = givenBack(new Map([...failures, ...failed]));
      return { batchItemFailures: back.map((itemIdentifier) => ({ itemIdentifier })) };
    });

/** A function behind a queue: each message on its own, all at once; one that fails harms no neighbour. */
export const queueFunction = <T>(schema: z.ZodType<T>, handle: Handle<T>) =>
  queueBatchFunction(schema, (items, remainingMs) => eachAlone(items, handle, remainingMs));

type Handle<T> = (body: T, item: QueueItem<T>, remainingMs: RemainingMs) => Promise<unknown>;

const eachAlone = async <T>(items: QueueItem<T>[], handle: Handle<T>, remainingMs: RemainingMs) => {
  const failed = new Map<string, unknown>();
  const carry = async (item: QueueItem<T>) => {
    await handle(item.body, item, remainingMs).catch((error: unknown) => failed.set(item.recordId, error));
  };
  await Promise.all(items.map(carry));
  return failed;
};
