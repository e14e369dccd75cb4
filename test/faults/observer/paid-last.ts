import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Attempt } from '../aws/providers.ts';
import type { Case, Evidence, Violation } from './evidence.ts';

const WAITS = { push: 2 * HOUR_MS, email: DAY_MS } as const;
/** Two clocks. */
const SLACK_MS = 11 * MINUTE_MS;

/** I10: an SMS is for those who had their chance to answer the free messages, allowed it, and did not answer. */
export const paidLast = ({ cases, facts }: Evidence): Violation[] =>
  cases.flatMap((one) =>
    one.marketing
      .filter(({ channel }) => channel === 'sms')
      .flatMap((sms) => faultsOf(one, sms, facts))
      .map((what) => ({ invariant: 'I10', what, person: one.person.no })),
  );

const faultsOf = (one: Case, sms: Attempt, facts: Evidence['facts']): string[] => {
  const { person } = one;
  const lookedAtMs = sms.lookedAtMs ?? 0;
  const visitAtMs = person.manner === 'visits' ? facts.visitFoldedAtMs(person) : undefined;
  return [
    ...(person.allows.sms ? [] : ['SMS without a permission']),
    ...((visitAtMs ?? lookedAtMs) < lookedAtMs ? ['SMS after a visit'] : []),
    ...((facts.clickFoldedAtMs(sms.enrollmentId) ?? lookedAtMs) < lookedAtMs ? ['SMS after a click'] : []),
    ...(['push', 'email'] as const).flatMap((channel) => tooEarly(one, sms, channel)),
  ];
};

/** The free message before it is as old as its wait, or there is a reason why there was none. */
const tooEarly = ({ attempts, entries }: Case, sms: Attempt, channel: keyof typeof WAITS): string[] => {
  const before = attempts.filter(
    (one) => one.channel === channel && one.enrollmentId === sms.enrollmentId && one.atMs < sms.atMs,
  );
  const last = before.at(-1);
  const waited = last !== undefined && sms.atMs - last.atMs >= WAITS[channel] - SLACK_MS;
  const has = entries.some(
    (entry) =>
      entry.channel === channel &&
      (entry.kind === 'skip' || (entry.kind === 'delivery' && entry.name === 'bounced')),
  );
  const isUnknown = entries.some(
    (entry) => entry.channel === channel && entry.kind === 'send' && entry.reason === 'unknown',
  );
  return waited || has || isUnknown ? [] : [`SMS before ${channel} had its time`];
};
