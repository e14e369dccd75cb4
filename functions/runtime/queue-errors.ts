import { CoreError } from '../../core/errors.ts';

/** `give-back`: the queue tries again and after its last try keeps it in the dead-letter queue. `acknowledge`: another try would end the same way. */
export type QueueVerdict = 'give-back' | 'acknowledge';

const verdicts: Record<CoreError['code'], QueueVerdict> = {
  'not-found': 'acknowledge',
  conflict: 'give-back',
  // Unreadable: kept for a human to look at, in the dead-letter queue.
  invalid: 'give-back',
  'provider-rejected': 'acknowledge',
  'provider-unavailable': 'give-back',
};

/** The one place where errors become the fate of a queue message. What is not of the core's family is tried again. */
export const verdictOn = (error: unknown): QueueVerdict =>
  error instanceof CoreError ? verdicts[error.code] : 'give-back';
