import { Conflict, CoreError } from '../../core/errors.ts';
import type { BatchHandler, QueueItem, RemainingMs } from '../runtime/queue-function.ts';
import type { KeepCountsPorts } from './ports.ts';
import type { ToldMessage } from './told-schema.ts';

type Message = QueueItem<ToldMessage>;

/** With less time left nothing is tried again. */
const LAST_START_MS = 20_000;

/** Adds what a batch of messages tells. Repeating it, in any order and at the same time, changes nothing. */
export const createHandler =
  (ports: KeepCountsPorts): BatchHandler<ToldMessage> =>
  async (messages, remainingMs) => {
    const failed = new Map<string, unknown>();
    const fail = ({ recordId }: Message, error: unknown) => failed.set(recordId, error);
    const [later, now] = [messages.filter(hasNews), messages.filter((one) => !hasNews(one))];
    // News of people wait in the queue until somebody keeps their ledgers.
    for (const one of later) fail(one, new Conflict('ledger'));
    await takeOrHalve(ports, now, remainingMs, fail);
    return failed;
  };

const hasNews = ({ body }: Message): boolean => body.people.length > 0;

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

const take = async ({ tallies, config }: KeepCountsPorts, messages: readonly Message[]): Promise<void> => {
  const counts = messages.flatMap(({ body }) => body.counts);
  if (counts.length === 0) return;
  const { contact } = await config.snapshot();
  await tallies.add(counts, contact.timezone);
};
