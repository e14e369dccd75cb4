import type { CascadeStep, EnrollmentAnswer, HistoryEntry, Prices } from '../app/answers.ts';
import { durationMs } from '../app/format.ts';

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

function sentStage(
  { entries, enrollment, nowMs }: LadderAsk,
  entry: HistoryEntry,
): Pick<Stage, 'state' | 'atMs'> {
  const atMs = Date.parse(entry.at);
  const clicked = entries.some(
    ({ kind, name, sendId }) => kind === 'delivery' && sendId === entry.sendId && name === 'clicked',
  );
  if (clicked || enrollment?.reason === 'reacted') return { state: 'responded', atMs };
  return { state: nowMs - atMs >= SILENCE_MS ? 'ignored' : 'sent', atMs };
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
