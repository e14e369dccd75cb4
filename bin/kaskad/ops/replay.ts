import { randomUUID } from 'node:crypto';
import type { EventArchive } from '../../../core/archive/event-archive.ts';
import { replayEntryId, replayedEntry } from '../../../core/archive/replayed.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import type { Bus } from '../../../core/ports.ts';
import { CannotTell } from '../cannot-tell.ts';
import type { ExitCode, Say } from '../commands.ts';

export interface ReplayAsk {
  /** Received within [fromMs, toMs). */
  fromMs: number;
  toMs: number;
  nowMs: number;
  /** Where an interrupted replay goes on. */
  cursor?: string | undefined;
  dryRun: boolean;
  /** Of the time that is lost to a restore: nobody is written to for it once more. */
  isRestore?: boolean;
  isSure(question: string): Promise<boolean>;
  /** Called after each step of at most ten entries, so that whoever shops now is not kept waiting. */
  rest(entries: number): Promise<void>;
}

export interface ReplayPorts {
  archive: Pick<EventArchive, 'page' | 'bytes'>;
  bus: Pick<Bus, 'putEvents'>;
  /** For how many days a person's history is kept. */
  historyDays(): Promise<number>;
}

const STEP = 10;

const checkRange = async (
  { historyDays }: ReplayPorts,
  { fromMs, toMs, nowMs }: ReplayAsk,
): Promise<void> => {
  if (!(fromMs < toMs)) throw new CannotTell('--from must be before --to.');
  const days = await historyDays();
  // A day to spare: history goes by whole days, and the replay takes its time.
  if (nowMs - fromMs > (days - 1) * DAY_MS)
    throw new CannotTell(
      `History is kept for ${days} days: events from before that would count twice. Begin later.`,
    );
};

const inSteps = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / STEP) }, (_, at) => all.slice(at * STEP, (at + 1) * STEP));

const eventsIn = (entries: readonly EventEnvelope[]): number =>
  entries.reduce((sum, { events }) => sum + events.length, 0);

/** Puts one page over the bus. */
const replayPage = async (
  { bus }: ReplayPorts,
  envelopes: readonly EventEnvelope[],
  ask: ReplayAsk,
): Promise<EventEnvelope[]> => {
  const { nowMs, isRestore = false } = ask;
  const entries = envelopes.flatMap(
    (one) => replayedEntry(one, { entryId: replayEntryId(randomUUID()), nowMs, isRestore }) ?? [],
  );
  for (const step of ask.dryRun ? [] : inSteps(entries)) {
    await bus.putEvents(step);
    await ask.rest(step.length);
  }
  return entries;
};

const question = (bytes: number): string =>
  `${Math.ceil(bytes / 1024)} KB of packed events lie there. Put them on the bus again?`;

/**
 * The archive back through the bus, file by file. Doing it twice, or over what was never lost, changes nothing: an event counts once by
 * its messageId, as long as history knows it.
 */
export const replay = async (ports: ReplayPorts, ask: ReplayAsk, say: Say): Promise<ExitCode> => {
  await checkRange(ports, ask);
  const bytes = await ports.archive.bytes(ask.fromMs, ask.toMs);
  if (!ask.dryRun && !(await ask.isSure(question(bytes)))) return 1;
  let [entries, events] = [0, 0];
  for (let { cursor } = ask; ; ) {
    const page = await ports.archive.page(ask.fromMs, ask.toMs, cursor);
    const sent = await replayPage(ports, page.envelopes, ask).catch((cause: unknown) => {
      const goOn = cursor === undefined ? 'begin again' : `go on with --cursor ${cursor}`;
      throw new CannotTell(`Stopped after ${events} events; ${goOn}.`, { cause });
    });
    entries += sent.length;
    events += eventsIn(sent);
    cursor = page.cursor;
    if (cursor === undefined) break;
    say(`${events} events so far (${cursor})`);
  }
  say(`${events} events in ${entries} entries ${ask.dryRun ? 'would be' : 'are'} on the bus again.`);
  return 0;
};
