import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../core/duration.ts';
import type { Attempt } from './aws/providers.ts';
import type { Case } from './observer/evidence.ts';
import type { Fault } from './plan.ts';
import { observe, START_MS } from './run.ts';

beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => {
  jest.restoreAllMocks();
});

/** The second day: mails to those who came today and SMS to those of yesterday fall due. */
const FROM_MS = START_MS + 28.5 * HOUR_MS;
const steady = { carts: 170, pace: 5, seed: 6, faults: 0, isSteady: true };

const withSesDown = (fault: Fault, hours: number) =>
  observe({
    ...steady,
    outage: (world) => (operation) =>
      operation === 'SendEmail' && world.nowMs >= FROM_MS && world.nowMs < FROM_MS + hours * HOUR_MS
        ? fault
        : undefined,
  });

type Channel = Attempt['channel'];

const takenAtMs = ({ attempts }: Case, channel: Channel): number | undefined =>
  attempts.find((one) => one.channel === channel && one.accepted > 0)?.atMs;

/** Who gets something by a channel in these hours when nothing is down, and what became of her now. */
const dueIn = (channel: Channel, hours: number, calm: Case[], now: Case[]) =>
  calm.flatMap((before, at) => {
    const dueAtMs = takenAtMs(before, channel) ?? 0;
    const one = now[at];
    return one && dueAtMs >= FROM_MS && dueAtMs < FROM_MS + hours * HOUR_MS ? [{ dueAtMs, one }] : [];
  });

const toldAs = ({ entries }: Case, reason: string): boolean =>
  entries.some((entry) => entry.channel === 'email' && entry.kind !== 'held' && entry.reason === reason);

describe('an outage of SES for six hours', () => {
  let calm: Case[] = [];
  beforeAll(async () => {
    calm = (await observe(steady)).cases;
  }, 60_000);

  it.each<[Fault, number]>([
    ['throttle', 0],
    ['timeout before', 2],
  ])(
    '(%s) loses nothing and does not slow SMS',
    async (fault, mostUnknown) => {
      const { report, cases } = await withSesDown(fault, 6);
      const mails = dueIn('email', 6, calm, cases);
      const texts = dueIn('sms', 6, calm, cases);
      const unknown = mails.filter(({ one }) => toldAs(one, 'unknown'));
      const after = mails.filter(({ one }) => (takenAtMs(one, 'email') ?? 0) >= FROM_MS + 6 * HOUR_MS);
      const slow = texts.filter(
        ({ dueAtMs, one }) => Math.abs((takenAtMs(one, 'sms') ?? 0) - dueAtMs) >= MINUTE_MS,
      );

      expect(report.violations).toEqual([]);
      expect(mails.length).toBeGreaterThan(12);
      expect(unknown.length).toBeLessThanOrEqual(mostUnknown);
      expect(after).toHaveLength(mails.length - unknown.length);
      expect(texts.length).toBeGreaterThan(5);
      expect(slow).toEqual([]);
    },
    60_000,
  );
});

it('an outage of SES for eight hours drops what fell due in the first, and says so', async () => {
  const [{ cases: calm }, { report, cases }] = [await observe(steady), await withSesDown('throttle', 8)];
  const mails = dueIn('email', 8, calm, cases);
  const wasTaken = ({ one }: (typeof mails)[number]) => takenAtMs(one, 'email') !== undefined;
  const dropped = mails.filter(({ one }) => toldAs(one, 'too-late'));
  const last = mails.filter(({ dueAtMs }) => dueAtMs >= FROM_MS + 2 * HOUR_MS);

  // The observer does not know of the outage: whose mail was dropped was not reminded.
  expect(report.violations.filter(({ told = '' }) => !told.includes('too-late'))).toEqual([]);
  expect(dropped.length).toBeGreaterThan(0);
  expect(dropped.some(wasTaken)).toBe(false);
  expect(mails.filter(wasTaken)).toHaveLength(mails.length - dropped.length);
  expect(last.length).toBeGreaterThan(0);
  expect(last.every(wasTaken)).toBe(true);
}, 60_000);
