import { nothingSwitched } from '../../config/switches-settings.ts';
import type { SkipReason } from '../../contact/verdict.ts';
import { hashId } from '../../hash.ts';
import { advance } from '../advance.ts';
import type { CompiledJourney } from '../compile.ts';
import type { Enrollment } from '../enrollment.ts';
import { ended, moved, rested, settled } from '../moves.ts';
import { pretendAct } from '../pretend-act.ts';
import { leftRungs } from '../skips.ts';
import type { SendVerdict, SkipVerdict, Verdict } from '../verdict.ts';
import { reserveAlone } from './caps-alone.ts';
import { foldAlone } from './fold-alone.ts';
import { structureOf, tell, type Walk } from './walk-state.ts';
import { type MessageAlone, messageAlone } from './words-alone.ts';

/** A message with its words, where they are known. */
type VerdictAlone = Exclude<Verdict, SendVerdict> | (SendVerdict & Partial<MessageAlone>);

/** Turns one wake as the docstring of `advance` says, but for claims: nobody else is here. */
export const wakeAlone = (walk: Walk, due: Enrollment, nowMs: number): void => {
  const journey = structureOf(walk, due);
  if (!journey) return void walk.enrollments.delete(due.id);
  let enrollment = due;
  while (!walk.isOver) {
    const verdict = verdictOn(walk, enrollment, journey, nowMs);
    enrollment = carryOut(walk, enrollment, journey, verdict, nowMs);
    walk.enrollments.set(enrollment.id, enrollment);
    if (verdict.kind === 'rest' || verdict.kind === 'exit' || verdict.kind === 'complete') return;
  }
};

/** The list of blocked addresses is asked before a message leaves, as for real; so is the cap. */
const verdictOn = (
  walk: Walk,
  enrollment: Enrollment,
  journey: CompiledJourney,
  nowMs: number,
): VerdictAlone => {
  const { contact, shop, switches = nothingSwitched, rules, suppressed = {} } = walk.ask;
  const status = 'live' as const;
  const common = { enrollment, journey, status, contact, shop, switches, nowMs, rfm: rules.people.rfm };
  const first = advance({ ...common, profile: walk.profile });
  const verdict = first.kind === 'send' ? advance({ ...common, profile: walk.profile, suppressed }) : first;
  if (verdict.kind !== 'send') return verdict;
  const message = messageAlone(walk, enrollment, journey, verdict, nowMs);
  if (typeof message === 'string') return skipped(verdict, message);
  if (!reserveAlone(walk.caps, verdict, walk.profile, contact, nowMs)) return skipped(verdict, 'capped');
  return { ...verdict, ...message };
};

const skipped = ({ stepId, rung, channel }: SendVerdict, reason: SkipReason): SkipVerdict => ({
  kind: 'skip',
  stepId,
  ...(rung !== undefined && { rung }),
  channel,
  reason,
});

const carryOut = (
  walk: Walk,
  enrollment: Enrollment,
  journey: CompiledJourney,
  verdict: VerdictAlone,
  nowMs: number,
): Enrollment => {
  const { stepId: standsAt } = enrollment.position;
  const at = { atMs: nowMs, ...(standsAt !== null && { stepId: standsAt }) };
  const untried = (withLater: boolean) =>
    leftRungs(enrollment, journey, withLater).map(({ channel }) => channel);
  switch (verdict.kind) {
    case 'rest': {
      const { held, untilMs } = verdict;
      tell(walk, held ? { ...at, ...held, kind: 'held', untilMs } : { ...at, kind: 'rest', untilMs });
      return rested(enrollment, verdict, nowMs);
    }
    case 'send': {
      const { channel, template, stepId, rung = 0, text, cost } = verdict;
      tell(walk, { ...at, kind: 'send', channel, template, ...(text !== undefined && { text }), ...cost });
      const sendId = hashId([enrollment.id, stepId, rung, 1]);
      return settled(enrollment, verdict, { sendId, atMs: nowMs, outcome: 'sent' });
    }
    case 'skip':
      tell(walk, { ...at, kind: 'skip', channel: verdict.channel, reason: verdict.reason });
      return moved(enrollment, verdict, nowMs);
    case 'goto':
      if (verdict.left !== undefined)
        tell(walk, { ...at, kind: 'left', reason: verdict.left, untried: untried(false) });
      return moved(enrollment, verdict, nowMs);
    case 'act': {
      const pretended = pretendAct(enrollment, verdict, nowMs, walk.ask.offers);
      const [first] = pretended.said;
      tell(walk, { ...at, kind: 'act', act: verdict.act.kind, ...(first && { event: first.event }) });
      if (first) walk.profile = foldAlone(walk.profile, pretended.said, nowMs, walk.ask.rules).after;
      return pretended.enrollment;
    }
    case 'exit':
      tell(walk, { ...at, kind: 'end', reason: verdict.reason, untried: untried(true) });
      return ended(enrollment, verdict, nowMs);
    case 'complete':
      tell(walk, { ...at, kind: 'end' });
      return ended(enrollment, verdict, nowMs);
  }
};
