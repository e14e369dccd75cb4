import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../core/duration.ts';
import { CAPS, QUIET } from '../../house.ts';
import type { Customer } from '../customer.ts';
import type { Diary, Statement } from '../diary.ts';
import { ZONE } from '../house.ts';
import type { Left, Messages } from './messages.ts';

export type Channel = 'push' | 'email' | 'sms';

const wallClock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'short' });

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** When a night ends that an instant lies in, by the minute; the instant itself by day. */
export const morningOf = (channel: Channel, atMs: number): number => {
  const [from = 0, to = 0] = QUIET[channel].split('-').map(minutesOf);
  let [then, isFirst] = [atMs, true];
  while (true) {
    const minute = minutesOf(wallClock.format(then));
    if (minute < from && minute >= to) return then;
    then = isFirst ? Math.floor(then / MINUTE_MS) * MINUTE_MS + MINUTE_MS : then + MINUTE_MS;
    isFirst = false;
  }
};

const A_QUARTER_MS = 15 * MINUTE_MS;

/** When the first night is over that begins after an instant by day. */
export const nextMorningOf = (channel: Channel, atMs: number): number => {
  let then = atMs;
  while (morningOf(channel, then) === then) then += A_QUARTER_MS;
  return morningOf(channel, then);
};

/** Everything that she said about being written to, in the order of time. */
export const statementsOf = ({ key, logsInAs, email, phone }: Customer, { statements }: Diary): Statement[] =>
  [key, logsInAs, email, phone]
    .flatMap((by) => (by === undefined ? [] : (statements.get(by) ?? [])))
    .toSorted((a, b) => a.atMs - b.atMs);

/** What somebody could be reached by at an instant, as far as she, the shop and the providers had said by then. */
export interface Reach {
  /** No address, or no yes for it. */
  closed(channel: Channel, atMs: number): 'no-address' | 'no-consent' | undefined;
  /** Known only to those who are about to send: the address is not used any more, or there was enough. */
  refused(channel: Channel, atMs: number): 'suppressed' | 'capped' | undefined;
  denials: Statement[];
}

const WINDOWS_MS = { P1D: DAY_MS, P3D: 3 * DAY_MS } as const;

export const reachOf = (
  customer: Customer,
  {
    diary,
    messages,
    isHeard,
  }: { diary: Diary; messages: readonly Left[]; isHeard(said: Statement): boolean },
): Reach => {
  const said = statementsOf(customer, diary).filter(isHeard);
  const knownAtMs = diary.introductions.get(customer.logsInAs ?? customer.key) ?? Number.POSITIVE_INFINITY;
  const addresses = { push: customer.device, email: customer.email, sms: customer.phone };
  const blockedAtMs = Math.min(
    ...messages.flatMap(({ sendId }) => {
      const reports = diary.reports.get(sendId);
      return [reports?.get('bounced') ?? [], reports?.get('complained') ?? []].flat();
    }),
  );
  return {
    denials: said.filter(({ status }) => status === 'denied'),
    closed(channel, atMs) {
      if (addresses[channel] === undefined || atMs < knownAtMs) return 'no-address';
      if (channel === 'push') return undefined;
      const latest = said.findLast((one) => one.channel === channel && one.atMs <= atMs);
      return latest?.status === 'granted' ? undefined : 'no-consent';
    },
    refused(channel, atMs) {
      if (channel === 'email' && blockedAtMs < atMs) return 'suppressed';
      if (channel === 'push') return undefined;
      const { max, per } = CAPS[channel];
      const before = messages.filter(
        (one) =>
          one.about.channel === channel && one.atMs < atMs && one.atMs > atMs - WINDOWS_MS[per] - HOUR_MS,
      );
      return before.length >= max ? 'capped' : undefined;
    },
  };
};

/** Messages to one person, in the order of time. */
export const messagesTo = (entryIds: ReadonlySet<string>, messages: Messages): Left[] =>
  [...messages.values()]
    .filter(({ enrollmentId }) => entryIds.has(enrollmentId))
    .toSorted((a, b) => a.atMs - b.atMs);
