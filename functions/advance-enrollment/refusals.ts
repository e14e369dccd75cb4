import { MINUTE_MS, SECOND_MS } from '../../core/duration.ts';
import type { Enrollment, SendRecord } from '../../core/journey/enrollment.ts';
import { dueSinceMs } from '../../core/journey/parking.ts';
import { TOO_LATE_MS } from '../../core/journey/too-late.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';

const FIRST_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;
/** An outage is noticed to be over that much later at most: one of six hours, and no longer, costs no message. */
const NOTICED_MS = LONGEST_WAIT_MS;
const reason = 'provider-unavailable';

type Message = Pick<SendVerdict, 'stepId' | 'channel'>;

const isOf =
  ({ stepId, channel }: Message) =>
  (record: SendRecord) =>
    record.stepId === stepId && record.channel === channel;
const isRefusal = (record: SendRecord) => record.outcome === 'held' && record.reason === reason;

const lastRefusal = (enrollment: Enrollment, message: Message): SendRecord | undefined =>
  enrollment.sends.find((record) => isOf(message)(record) && isRefusal(record));

/**
 * How often the provider has refused this message so far, and what follows from it. What was due later than it was to be tried
 * again was held meanwhile, by her night say: that is no outage, which begins anew. What an operator holds keeps its time.
 */
export const refusalsOf = (enrollment: Enrollment, message: Message, nowMs: number) => {
  const last = lastRefusal(enrollment, message);
  const refused = last?.attempt ?? 0;
  /** Twice as long after each refusal, up to a quarter of an hour. */
  const againAtMs = last ? last.atMs + Math.min(FIRST_WAIT_MS * 2 ** (refused - 1), LONGEST_WAIT_MS) : nowMs;
  const wasHeldByHer = (dueSinceMs(enrollment) ?? 0) > againAtMs;
  const sinceMs = last?.sinceMs !== undefined && !wasHeldByHer ? last.sinceMs : nowMs;
  return {
    attempt: refused + 1,
    sinceMs,
    againAtMs,
    /** The provider still refused it when it was due so long ago that it counts as one whose wake came too late. */
    isGivenUp: last !== undefined && last.atMs - sinceMs > TOO_LATE_MS + NOTICED_MS,
  };
};

/** The message was refused and has not left. One record per message tells how often. */
export const refused = (
  enrollment: Enrollment,
  message: Message,
  refusal: { sendId: string; attempt: number; sinceMs: number; atMs: number },
): Enrollment => {
  const { stepId, channel } = message;
  const record: SendRecord = { ...refusal, stepId, channel, outcome: 'held', reason };
  return { ...enrollment, sends: [...withoutRefusals(enrollment.sends, message), record] };
};

const withoutRefusals = (sends: readonly SendRecord[], message: Message): SendRecord[] =>
  sends.filter((record) => !(isOf(message)(record) && isRefusal(record)));
