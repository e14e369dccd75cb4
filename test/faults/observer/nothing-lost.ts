import type { Case, Evidence, Violation } from './evidence.ts';

const CHANNELS = ['push', 'email', 'sms'] as const;

/**
 * I5: every message ends as sent, not sent with a reason, or unknown after an answer that nobody got. Of whoever was erased nothing is
 * told, which is as it should be.
 */
export const nothingLost = ({ cases, decided, facts }: Evidence): Violation[] =>
  cases.flatMap((one) => [
    ...(facts.isErased(one.person) ? [] : untold(one)),
    ...unsent(one, decided),
    ...stuck(one),
    ...silent(one),
    ...forgotten(one),
  ]);

const sends = ({ entries }: Case) => entries.filter(({ kind }) => kind === 'send');

const untold = (one: Case): Violation[] => {
  const told = new Set(sends(one).map(({ sendId }) => sendId));
  return one.attempts
    .filter(({ accepted, sendId }) => accepted > 0 && !told.has(sendId))
    .map(({ sendId }) => ({ invariant: 'I5', what: 'sent and not told', person: one.person.no, sendId }));
};

/**
 * Told as sent, yet no provider took it; or told as unknown although nobody had decided to call, or nothing went wrong. After a definite
 * no only whoever died, or could not write it down, has an excuse.
 */
const unsent = (one: Case, decided: Evidence['decided']): Violation[] =>
  sends(one).flatMap(({ sendId = '', reason }) => {
    const tried = one.attempts.filter((attempt) => attempt.sendId === sendId);
    const wasTaken = tried.some(({ accepted }) => accepted > 0);
    const wasRefused = tried.length > 0 && !tried.some(({ isAmbiguous }) => isAmbiguous);
    // A fault after a decision took the answer away.
    const isDoubtful = (decided.get(sendId) ?? []).some(
      ({ by, atMs }) => (wasRefused ? by.lastWriteFaultAtMs : by.lastFaultAtMs) >= atMs,
    );
    const isExcused = reason === 'unknown' && isDoubtful;
    if (wasTaken || isExcused) return [];
    const what = tried.length === 0 ? 'never attempted' : 'told as sent, not taken';
    return [{ invariant: 'I5', what, person: one.person.no, sendId }];
  });

const stuck = ({ enrollments, person: { no: person } }: Case): Violation[] =>
  enrollments
    .filter(({ status, claim }) => status === 'active' || claim)
    .map(({ journeyId, status }) => ({ invariant: 'I5', what: `${journeyId} stuck, ${status}`, person }));

/** Of a cascade that ran to its end each channel has an outcome. */
const silent = ({ enrollments, entries, person: { no: person } }: Case): Violation[] => {
  if (!enrollments.some(({ journeyId, status }) => journeyId === 'cart-abandoned' && status === 'completed'))
    return [];
  const has = new Set(
    entries.filter(({ kind }) => kind === 'send' || kind === 'skip').map(({ channel }) => channel),
  );
  return CHANNELS.filter((channel) => !has.has(channel)).map((channel) => ({
    ...{ invariant: 'I5', what: `${channel} without an outcome`, person },
  }));
};

/** What was told of a channel, for whoever looks for the cause; and how her journeys ended. */
const outcomesOf = ({ entries, enrollments }: Case, channel: string): string[] => [
  ...entries.filter((one) => one.channel === channel).map(({ kind, reason = '' }) => `${kind} ${reason}`),
  ...enrollments.map(({ journeyId, status, reason = '' }) => `${journeyId} ${status} ${reason}`),
];

/** Who filled a cart and let it lie is reminded by every channel that she allowed. */
const forgotten = (one: Case): Violation[] => {
  const { person } = one;
  if (person.manner !== 'ignores' && person.manner !== 'touches') return [];
  const wanted = [
    person.allows.email && 'email',
    person.phone && person.allows.sms && 'sms',
    person.device && 'push',
  ];
  // Whether the budget was spent is looked at for all of them together.
  const isUnpaid = ({ kind, reason }: Case['entries'][number]) => kind === 'skip' && reason === 'over-budget';
  const got = new Set([...sends(one), ...one.entries.filter(isUnpaid)].map(({ channel }) => channel));
  return wanted
    .filter((channel): channel is string => typeof channel === 'string' && !got.has(channel))
    .map((channel) => ({
      ...{ invariant: 'I5', what: `no ${channel} at all`, person: person.no },
      told: outcomesOf(one, channel).join(', '),
    }));
};
