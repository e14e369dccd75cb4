import type { News } from '../../core/analytics/news.ts';
import { keyOfRow } from '../../core/analytics/row.ts';
import { countOfReaction } from '../../core/analytics/told/enrollment-counts.ts';
import { exposureAtStep } from '../../core/analytics/told/exposures.ts';
import type { Tell } from '../../core/analytics/told/tell.ts';
import { withDraw } from '../../core/journey/draw-at.ts';
import { ended, moved } from '../../core/journey/moves.ts';
import { atRest } from '../../core/journey/parking.ts';
import { lastSentAtMs } from '../../core/journey/sends.ts';
import { skipsOnEnd } from '../../core/journey/skips.ts';
import type { SkipVerdict, Verdict } from '../../core/journey/verdict.ts';
import { sendIdOf } from '../../core/send/send-id.ts';
import type { TimelineEntry } from '../../core/send/timeline.ts';
import { carryOutAct } from './acts/index.ts';
import { endItem, leftItem, restraintItem } from './entries.ts';
import type { AdvancePorts } from './ports.ts';
import { refusalsOf } from './refusals.ts';
import { tellEndCounted } from './tell-counters.ts';
import { tellEnd } from './tell-facts.ts';
import { trySend } from './try-send.ts';
import { type Turn, verdictOn, write } from './turn.ts';

type Of<Kind extends Verdict['kind']> = Extract<Verdict, { kind: Kind }>;

/** More steps than a journey may have, each with all its rungs. */
const MOST_HOPS = 2000;

/** Goes on until the enrollment rests or ends, and stores where. */
export const walk = async (ports: AdvancePorts, start: Turn): Promise<void> => {
  let turn: Turn | undefined = start;
  for (let hop = 0; turn && hop < MOST_HOPS; hop++) {
    const standing = withExposure(turn);
    turn = await carryOut(ports, standing, verdictOn(standing, ports.clock.now()));
  }
  if (turn) throw new RangeError('a journey that never rests');
};

/** That something is on trial where she stands is told before anything of it is tried. */
const withExposure = (turn: Turn): Turn => {
  const { enrollment, situation, countAtMs, more } = turn;
  const met = exposureAtStep(enrollment, situation.journey, countAtMs).filter(
    (one) => !more.news.some((known) => isSame(known, one)),
  );
  return met.length === 0 ? turn : { ...turn, more: { ...more, news: [...more.news, ...met] } };
};

const isSame = (a: News, b: News): boolean =>
  a.kind === 'exposure' && b.kind === 'exposure' && keyOfRow(a.row) === keyOfRow(b.row);

const placeOf = ({ enrollment, situation }: Turn) =>
  situation.journey.places.get(enrollment.position.stepId ?? '');

/** What is left to do after a verdict; nothing when the enrollment rests or has ended. */
const carryOut = async (ports: AdvancePorts, turn: Turn, verdict: Verdict): Promise<Turn | undefined> => {
  switch (verdict.kind) {
    case 'goto':
      return goOn(ports, turn, verdict);
    case 'act':
      return carryOutAct(ports, turn, verdict);
    case 'skip':
      return skip(ports, turn, verdict);
    case 'rest':
      await rest(ports, turn, verdict);
      return undefined;
    case 'exit':
    case 'complete':
      await end(ports, turn, verdict);
      return undefined;
    case 'send':
      return send(ports, turn, verdict);
  }
};

const goOn = (ports: AdvancePorts, turn: Turn, verdict: Of<'goto'>): Turn => {
  const left = placeOf(turn);
  const enrollment = moved(withDraw(turn.enrollment, left), verdict, ports.clock.now());
  const items =
    verdict.left === undefined ? [] : leftItem(turn.enrollment, untried(turn, verdict.left, false));
  return { ...turn, enrollment, items: [...turn.items, ...items], more: withReaction(turn, verdict.left) };
};

const withReaction = ({ enrollment, situation, more }: Turn, reason = ''): Tell => {
  const counts = countOfReaction(enrollment, situation.journey, reason);
  return { ...more, counts: [...more.counts, ...counts] };
};

const skip = (ports: AdvancePorts, turn: Turn, verdict: SkipVerdict): Turn => {
  const { enrollment } = turn;
  const { attempt } = refusalsOf(enrollment, verdict, ports.clock.now());
  const sendId = sendIdOf(enrollment, verdict, attempt);
  const items = restraintItem(enrollment, 'skip', { ...verdict, sendId, atMs: nextAtMs(turn) });
  return {
    ...turn,
    enrollment: moved(enrollment, verdict, ports.clock.now()),
    items: [...turn.items, ...items],
  };
};

const rest = async (ports: AdvancePorts, turn: Turn, verdict: Of<'rest'>): Promise<void> => {
  const { untilMs, held } = verdict;
  const told = held ? withHold(turn, held) : turn;
  const enrollment = atRest(told.enrollment, verdict, ports.clock.now());
  await write(ports, { ...told, enrollment }, untilMs);
};

/** Says once that a message waits, and why. */
const withHold = (turn: Turn, held: NonNullable<Of<'rest'>['held']>): Turn => {
  const { enrollment } = turn;
  const { stepId, channel, reason } = held;
  const sendId = sendIdOf(enrollment, held, 1);
  if (enrollment.sends.some((one) => one.sendId === sendId && one.reason === reason)) return turn;
  const atMs = nextAtMs(turn);
  const sends = [...enrollment.sends, { sendId, stepId, channel, atMs, outcome: 'held' as const, reason }];
  const items = restraintItem(enrollment, 'held', { ...held, sendId, atMs });
  return { ...turn, enrollment: { ...enrollment, sends }, items: [...turn.items, ...items] };
};

const end = async (ports: AdvancePorts, turn: Turn, verdict: Of<'exit' | 'complete'>): Promise<void> => {
  const items = verdict.kind === 'exit' ? endItem(turn.enrollment, untried(turn, verdict.reason)) : [];
  const enrollment = ended(turn.enrollment, verdict, endsAtMs(turn, verdict, ports.clock.now()));
  const stored = await write(ports, { ...turn, enrollment, items: [...turn.items, ...items] });
  await Promise.all([tellEnd(ports, stored), tellEndCounted(ports, stored, turn.situation)]);
};

/** What she has answered left before, by whatever clock. */
const endsAtMs = ({ enrollment }: Turn, verdict: Of<'exit' | 'complete'>, nowMs: number): number => {
  const isAnswered = verdict.kind === 'exit' && verdict.reason === 'reacted';
  const sentAtMs = isAnswered ? lastSentAtMs(enrollment, enrollment.position.stepId ?? '') : undefined;
  return Math.max(nowMs, sentAtMs ?? nowMs);
};

/** An order is told at its own time, as the function does that folds it in. */
const untried = (turn: Turn, reason: string, withLater = true): TimelineEntry[] => {
  const { enrollment, situation } = turn;
  const { journey, profile, snapshot } = situation;
  const { shop } = snapshot;
  const order = reason === 'ordered' ? profile.lastOrder : undefined;
  const ask = { enrollment, journey, profile, shop, reason, atMs: order?.atMs ?? nextAtMs(turn) };
  return skipsOnEnd(order ? { ...ask, source: order.source } : ask, withLater);
};

/** A refused message is tried again when its time has come; one refused for too long counts as too late. */
const send = async (ports: AdvancePorts, turn: Turn, verdict: Of<'send'>): Promise<Turn | undefined> => {
  const nowMs = ports.clock.now();
  const refusals = refusalsOf(turn.enrollment, verdict, nowMs);
  if (refusals.isGivenUp) return carryOut(ports, turn, verdictOn(turn, nowMs, -1));
  if (nowMs < refusals.againAtMs) return carryOut(ports, turn, { kind: 'rest', untilMs: refusals.againAtMs });
  return trySend(ports, turn, verdict);
};

/** One millisecond after another, so that what one wake did keeps its order. */
const nextAtMs = ({ dueAtMs, items }: Turn): number => dueAtMs + items.length;
