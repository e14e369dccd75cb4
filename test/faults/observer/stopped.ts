import { SECOND_MS } from '../../../core/duration.ts';
import type { Case, Evidence, Violation } from './evidence.ts';

/** I6: what was read after an order was stored sends nothing. */
export const stoppedByOrder = ({ cases, facts }: Evidence): Violation[] =>
  cases.flatMap(({ person, marketing: attempts }) => {
    const foldedAtMs = facts.orderFoldedAtMs(person) ?? Number.POSITIVE_INFINITY;
    return attempts
      .filter(({ lookedAtMs = Number.NEGATIVE_INFINITY }) => lookedAtMs > foldedAtMs)
      .map(({ sendId, channel }) => ({
        invariant: 'I6',
        what: `${channel} after an order`,
        person: person.no,
        sendId,
      }));
  });

/** How long after an order was stored messages still left whose last look was before it, in ms. */
export const racedMs = ({ cases, facts }: Evidence): number[] =>
  cases.flatMap(({ person, marketing: attempts }) => {
    const foldedAtMs = facts.orderFoldedAtMs(person) ?? Number.POSITIVE_INFINITY;
    return attempts.map(({ atMs }) => atMs - foldedAtMs).filter((ms) => ms > 0);
  });

/** I7: a second after a "no" was acknowledged no call begins. */
export const stoppedByDenial = ({ cases, facts }: Evidence): Violation[] =>
  cases.flatMap((one) => late(one, facts));

const late = ({ person, marketing: attempts }: Case, facts: Evidence['facts']): Violation[] =>
  facts.denialsOf(person).flatMap(({ channel, atMs }) =>
    attempts
      .filter((attempt) => attempt.channel === channel && attempt.atMs > atMs + SECOND_MS)
      .map((attempt) => ({
        invariant: 'I7',
        what: `${channel} ${attempt.atMs - atMs} ms after a no`,
        person: person.no,
        sendId: attempt.sendId,
      })),
  );
