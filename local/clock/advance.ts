import type { Activity } from './activity.ts';
import type { Agenda } from './agenda.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Moves the clock; answers the new time and how many wakes fired on the way. */
export type Advance = (targetOf: (nowMs: number) => number) => Promise<Advanced>;

export interface Advanced {
  readonly nowMs: number;
  readonly fired: number;
}

/** The target lies before the present or is no instant; nothing has changed. */
export class BadTarget extends Error {}

/** Something keeps waking itself without the clock getting anywhere; the clock stays where that was seen. */
export class Runaway extends Error {}

export interface AdvanceParts {
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly activity: Activity;
  firedSoFar(): number;
  /** Names what is running away, if anything is. */
  runaway(): string | undefined;
}

/** The latest instant a JavaScript date can hold. */
const LATEST_MS = 8.64e15;

const roundUpToSecond = (ms: number) => Math.ceil(ms / 1000) * 1000;

/** Creates the one way to move the clock; two calls at once are played one after the other. */
export function createAdvance(parts: AdvanceParts): Advance {
  let last: Promise<unknown> = Promise.resolve();
  return (targetOf) => {
    const mine = last.then(() => advance(parts, targetOf));
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function advance(parts: AdvanceParts, targetOf: (nowMs: number) => number): Promise<Advanced> {
  const { clock } = parts;
  const fromMs = clock.nowMs();
  const targetMs = roundUpToSecond(targetOf(fromMs));
  if (!Number.isFinite(targetMs) || targetMs > LATEST_MS) throw new BadTarget('The target is not an instant');
  if (targetOf(fromMs) < fromMs) throw new BadTarget('The clock only moves forward');
  const before = parts.firedSoFar();
  clock.hold(fromMs);
  try {
    await playUntil(parts, targetMs);
    clock.hold(targetMs);
    return { nowMs: targetMs, fired: parts.firedSoFar() - before };
  } finally {
    clock.run();
  }
}

async function playUntil(
  { clock, agenda, activity, runaway }: AdvanceParts,
  targetMs: number,
): Promise<void> {
  await activity.rest();
  for (let dueMs = agenda.nextDueMs(); dueMs !== undefined && dueMs <= targetMs; dueMs = agenda.nextDueMs()) {
    clock.hold(Math.max(dueMs, clock.nowMs()));
    agenda.runDue();
    await activity.rest();
    const culprit = runaway();
    if (culprit !== undefined) throw new Runaway(culprit);
  }
}
