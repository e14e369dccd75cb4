import type { CascadeStep, EnrollmentAnswer, HistoryEntry, Prices } from '../app/answers.ts';
import { durationMs } from '../app/format.ts';
import type { Known, StoryState } from './story-state.ts';

export type StageState = 'waiting' | 'next' | 'sent' | 'ignored' | 'responded' | 'not-sent';

/** One channel of the cascade, as far as the API's answers tell. */
export interface Stage {
  channel: string;
  state: StageState;
  /** How long the stage waits for a response before the next one. */
  waitMs: number;
  price?: { amount: number; currency: string };
  /** sent, ignored, responded, not-sent: when that was recorded. */
  atMs?: number;
  /** ignored: how long there was no response, up to now or to the end of the journey. */
  silentMs?: number;
  /** next: when it falls due. */
  dueMs?: number;
  reason?: string;
  source?: string;
  notSpent?: Record<string, number>;
}

export interface LadderAsk {
  cascade: CascadeStep;
  journeyId: string;
  entries: readonly HistoryEntry[];
  enrollment: EnrollmentAnswer | undefined;
  prices: Prices;
  country: string;
  nowMs: number;
}

/** Silence counts as ignored once it has lasted this long; until then a message is simply sent. */
const SILENCE_MS = 60 * 60_000;

function recorded(ask: LadderAsk, channel: string): HistoryEntry | undefined {
  return ask.entries.find(
    (entry) =>
      entry.journeyId === ask.journeyId &&
      entry.channel === channel &&
      (entry.kind === 'send' || entry.kind === 'skip'),
  );
}

/** The journey's end, as the first skip that bears its reason tells it. */
function endMs({ entries, enrollment }: LadderAsk): number | undefined {
  const last = entries.findLast(({ kind, reason }) => kind === 'skip' && reason === enrollment?.reason);
  return enrollment?.status === 'exited' && last ? Date.parse(last.at) : undefined;
}

function sentStage(ask: LadderAsk, entry: HistoryEntry): Pick<Stage, 'state' | 'atMs' | 'silentMs'> {
  const { entries, enrollment, nowMs } = ask;
  const atMs = Date.parse(entry.at);
  const clicked = entries.some(
    ({ kind, name, sendId }) => kind === 'delivery' && sendId === entry.sendId && name === 'clicked',
  );
  if (clicked || enrollment?.reason === 'reacted') return { state: 'responded', atMs };
  const silentMs = Math.min(nowMs, endMs(ask) ?? nowMs) - atMs;
  return silentMs >= SILENCE_MS ? { state: 'ignored', atMs, silentMs } : { state: 'sent', atMs };
}

function stageOf(ask: LadderAsk, channel: string): Stage {
  const wait = ask.cascade.rungs[channel]?.wait;
  const price = ask.prices[channel]?.[ask.country] ?? ask.prices[channel]?.['*'];
  const base = { channel, waitMs: wait ? durationMs(wait) : 0, ...(price ? { price } : {}) };
  const entry = recorded(ask, channel);
  if (!entry) return { ...base, state: 'waiting' };
  if (entry.kind === 'send') return { ...base, ...sentStage(ask, entry) };
  const { reason, source, notSpent } = entry;
  return {
    ...base,
    state: 'not-sent',
    atMs: Date.parse(entry.at),
    ...(reason ? { reason } : {}),
    ...(source ? { source } : {}),
    ...(notSpent ? { notSpent } : {}),
  };
}

/** The stages in their order. The first one that nothing is recorded of is next while the journey goes on. */
export function ladderOf(ask: LadderAsk): Stage[] {
  const stages = ask.cascade.order.map((channel) => stageOf(ask, channel));
  const next = stages.findIndex(({ state }) => state === 'waiting');
  if (ask.enrollment?.status !== 'active') return stages;
  const { wakesAt } = ask.enrollment;
  return stages.map((stage, index) =>
    index === next ? { ...stage, state: 'next', ...(wakesAt ? { dueMs: Date.parse(wakesAt) } : {}) } : stage,
  );
}

/** Both customers' numbers are German ones. */
const COUNTRY = 'DE';

/** Both customers' stages as the state of the story tells; none before the journey was read. */
export function laddersOf({ journey, prices, clock, annaKnown, benKnown }: StoryState): {
  anna: Stage[];
  ben: Stage[];
} {
  const of = ({ profile, entries }: Known): Stage[] =>
    journey
      ? ladderOf({
          cascade: journey.cascade,
          journeyId: journey.id,
          entries,
          enrollment: profile?.enrollments.find(({ journeyId }) => journeyId === journey.id),
          prices,
          country: COUNTRY,
          nowMs: clock?.nowMs ?? 0,
        })
      : [];
  return { anna: of(annaKnown), ben: of(benKnown) };
}
