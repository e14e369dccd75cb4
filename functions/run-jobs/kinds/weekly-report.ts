import { armReport, reportSchedule } from '../../../core/analytics/weekly/arm-report.ts';
import { introductionOf, reportAsked } from '../../../core/analytics/weekly/report-events.ts';
import { weekNameOf } from '../../../core/analytics/weekly/weeks.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { StepOutcome } from '../../../core/jobs/job.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';
import { weekMailOf } from '../week-mail-of.ts';

type Ask = StepAsk<'weekly-report'>;

/** Where a run is: all that it says carries the time of its first step, so that it is said once. */
interface Stand {
  saidAtMs: number;
  tries: number;
}

/** Whom nobody knew yet is a person by then, as a rule. */
const REST_MS = 5_000;
/** An address that is nobody's after so many is none: one that counts as junk, say. */
const MOST_TRIES = 12;

/**
 * Tells each reader of the last week. The next run is armed first, so that one that fails ends nothing; then whom nobody knows
 * yet is made known, and everybody is sent one message: by week and address, so that a repeated step sends nothing twice.
 */
export const weeklyReport: JobKind<'weekly-report'> = async (ask) => {
  const { job, input, ports } = ask;
  const snapshot = await ports.config.snapshot();
  if (job.cursor !== undefined) return tell(ask, snapshot, JSON.parse(job.cursor) as Stand);
  if (snapshot.report.to.length === 0) return over('off');
  if (input.schedule !== reportSchedule(snapshot)) return over('overtaken');
  const saidAtMs = ports.clock.now();
  const next = await armReport(ports, snapshot, { afterMs: input.dueAtMs, by: 'kaskad' });
  // After a long rest each one is armed in turn, and the last one tells.
  if (next?.nextAtMs !== undefined && next.nextAtMs <= saidAtMs) return over('late');
  return tell(ask, snapshot, { saidAtMs, tries: 0 });
};

const over = (outcome: string, counts: Record<string, number> = {}): StepOutcome => ({
  counts,
  result: { outcome },
  next: 'done',
});

const tell = async (ask: Ask, snapshot: Snapshot, { saidAtMs, tries }: Stand): Promise<StepOutcome> => {
  const { ports } = ask;
  const { to } = snapshot.report;
  const known = await ports.profiles.resolve(to.map(emailOf), { fresh: true });
  const unknown = to.filter((address) => !known.has(identityKey(emailOf(address))));
  if (unknown.length > 0 && tries < MOST_TRIES) {
    if (tries === 0) await ports.bus.putEvents(introductionOf(unknown, saidAtMs));
    const cursor = JSON.stringify({ saidAtMs, tries: tries + 1 });
    return { cursor, next: { atMs: ports.clock.now() + REST_MS } };
  }
  await send(ask, snapshot, { saidAtMs, known });
  return over('done', { asked: to.length - unknown.length, unknown: unknown.length });
};

const emailOf = (value: string) => ({ namespace: 'email', value });

const send = async (
  { input, ports }: Ask,
  snapshot: Snapshot,
  { saidAtMs: atMs, known }: { saidAtMs: number; known: ReadonlyMap<string, string> },
): Promise<void> => {
  const { report, contact } = snapshot;
  const week = weekNameOf({ zone: contact.timezone, nowMs: input.dueAtMs });
  const mail = await weekMailOf(ports, snapshot, input.dueAtMs);
  const events = report.to.flatMap((to) => {
    const profileId = known.get(identityKey(emailOf(to)));
    return profileId === undefined ? [] : [reportAsked({ profileId, to, week, mail, atMs })];
  });
  await ports.bus.putEvents(events);
};
