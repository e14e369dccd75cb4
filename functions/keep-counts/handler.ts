import type { Count } from '../../core/analytics/count.ts';
import { examplesIn } from '../../core/analytics/examples.ts';
import { durationMs } from '../../core/duration.ts';
import { CoreError } from '../../core/errors.ts';
import type { BatchHandler, QueueItem, RemainingMs } from '../runtime/queue-batch.ts';
import type { KeepCountsPorts } from './ports.ts';
import type { ToldMessage } from './told-schema.ts';

type Message = QueueItem<ToldMessage>;

/** With less time left nothing is begun, or tried again. */
export const LAST_START_MS = 20_000;

/** Adds what a batch of messages tells. Repeating it, in any order and at the same time, changes nothing. */
export const createHandler =
  (ports: KeepCountsPorts): BatchHandler<ToldMessage> =>
  async (messages, remainingMs) => {
    const failed = new Map<string, unknown>();
    const fail = ({ recordId }: Message, error: unknown) => failed.set(recordId, error);
    await takeOrHalve(ports, messages, remainingMs, fail);
    return failed;
  };

/** What cannot be taken together is taken in halves: one message at fault harms no neighbour. */
const takeOrHalve = async (
  ports: KeepCountsPorts,
  messages: readonly Message[],
  remainingMs: RemainingMs,
  fail: (message: Message, error: unknown) => void,
): Promise<void> => {
  try {
    await take(ports, messages);
  } catch (error) {
    // What our family throws is no message's fault.
    if (messages.length === 1 || error instanceof CoreError || remainingMs() < LAST_START_MS) {
      for (const message of messages) fail(message, error);
      return;
    }
    const half = Math.ceil(messages.length / 2);
    await takeOrHalve(ports, messages.slice(0, half), remainingMs, fail);
    await takeOrHalve(ports, messages.slice(half), remainingMs, fail);
  }
};

/**
 * What is new in the ledgers is added with everything else that was told, in one go: until then it stays in the ledgers. A crash before
 * that brings the messages again, and with them what the ledgers hold.
 */
const take = async (
  { ledgers, tallies, examples, config }: KeepCountsPorts,
  messages: readonly Message[],
): Promise<void> => {
  const counts = messages.flatMap(({ body }) => body.counts);
  const people = messages.flatMap(({ body }) => body.people);
  if (counts.length + people.length === 0) return;
  const { contact, attribution } = await config.snapshot();
  const add = (some: readonly Count[]) => tallies.add(some, contact.timezone);
  await ledgers.take(people, { withinMs: durationMs(attribution.within) }, async (some, which) => {
    if (which === 'again') await add(some);
    else counts.push(...some);
  });
  if (counts.length > 0) await add(counts);
  await examples.keep(examplesIn(counts, contact.timezone));
};
