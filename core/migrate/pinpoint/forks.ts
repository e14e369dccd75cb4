import type { Condition } from '../../condition/condition.ts';
import { allSaid, simpleSaid } from './conditions.ts';
import type { Said } from './dimensions.ts';
import type { Activity, SimpleCondition, WaitTime } from './shapes.ts';
import {
  isSpan,
  type Made,
  NO_DAY,
  on,
  type StepDocument,
  stepId,
  stop,
  type Walk,
  waitStep,
} from './walk.ts';

/** A split that looks only after a while; undefined where that cannot be said. */
const before = (
  walk: Walk,
  id: string,
  time: WaitTime | null | undefined,
): { steps: StepDocument[]; span?: string } | undefined => {
  if (!time?.WaitFor && !time?.WaitUntil) return { steps: [] };
  const span = time.WaitFor;
  return isSpan(span) ? { steps: [waitStep(walk, id, span)], span } : undefined;
};

/** Theirs asks for one message, ours for all of its channel since the wait began. */
const leaveWhichMessage = ({ leave }: Walk, id: string, asked: readonly SimpleCondition[]): void => {
  for (const { EventCondition } of asked)
    if (EventCondition?.MessageActivity)
      leave(
        `activity ${id}`,
        `which message (${EventCondition.MessageActivity})`,
        'any message of that channel counts, in the time that the split waits',
      );
};

const fork = (
  walk: Walk,
  id: string,
  condition: Condition,
  yes: StepDocument[],
  no: StepDocument[],
): StepDocument => ({
  id: stepId(walk, 'branch', id),
  kind: 'branch',
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
  then: yes,
  ...(no.length > 0 && { else: no }),
});

export const yesNo = (walk: Walk, id: string, split: NonNullable<Activity['ConditionalSplit']>): Made => {
  const first = before(walk, id, split.EvaluationWaitTime);
  if (!first) return stop(walk, id, 'EvaluationWaitTime', NO_DAY);
  const asked = split.Condition?.Conditions ?? [];
  const said = allSaid(walk.names, split.Condition?.Operator, asked, first.span);
  if (said.kind === 'unsaid') return stop(walk, id, said.what, said.why);
  leaveWhichMessage(walk, id, asked);
  const join = walk.graph.joinOf(id);
  // Where a way ends while another goes on nothing follows the fork, so that an end stays one.
  const [yes, no] = [split.TrueActivity, split.FalseActivity].map((way) => walk.from(way, join));
  return on([...first.steps, fork(walk, id, said.condition, yes ?? [], no ?? [])], join);
};

export const many = (walk: Walk, id: string, split: NonNullable<Activity['MultiCondition']>): Made => {
  const first = before(walk, id, split.EvaluationWaitTime);
  if (!first) return stop(walk, id, 'EvaluationWaitTime', NO_DAY);
  const branches = split.Branches ?? [];
  const asked = branches.map(({ Condition }) => Condition ?? {});
  const said: Said[] = asked.map((one) => simpleSaid(walk.names, one, first.span));
  const unsaid = said.find((one) => one.kind === 'unsaid');
  if (unsaid?.kind === 'unsaid') return stop(walk, id, unsaid.what, unsaid.why);
  leaveWhichMessage(walk, id, asked);
  const join = walk.graph.joinOf(id);
  const arms = branches.map(({ NextActivity }) => walk.from(NextActivity, join));
  const otherwise = walk.from(split.DefaultActivity, join);
  const steps = said.reduceRight<StepDocument[]>((no, one, at) => {
    if (one.kind === 'unsaid') return no;
    return [fork(walk, id, one.condition, arms[at] ?? [], no)];
  }, otherwise);
  return on([...first.steps, ...steps], join);
};

export const chance = (walk: Walk, id: string, { Branches }: NonNullable<Activity['RandomSplit']>): Made => {
  const join = walk.graph.joinOf(id);
  const ways = (Branches ?? []).filter(({ Percentage }) => (Percentage ?? 0) > 0);
  const sum = ways.reduce((all, { Percentage }) => all + (Percentage ?? 0), 0);
  if (ways.length === 0 || sum > 100) return stop(walk, id, `${sum} %`, 'the shares are no parts of a whole');
  const split = {
    id: stepId(walk, 'split', id),
    kind: 'split',
    ways: ways.map((way) => ({
      share: (way.Percentage ?? 0) / 100,
      steps: walk.from(way.NextActivity, join),
    })),
  };
  return on([split], join);
};

export const keptOut = (
  walk: Walk,
  id: string,
  { Percentage, NextActivity }: NonNullable<Activity['Holdout']>,
): Made => {
  if (!(Percentage > 0 && Percentage < 100))
    return stop(walk, id, `${Percentage} %`, 'the share is no part of a whole');
  const exit = { id: stepId(walk, 'exit', id), kind: 'exit', reason: 'holdout' };
  const ways = [{ share: Percentage / 100, steps: [exit] }];
  return on([{ id: stepId(walk, 'split', id), kind: 'split', ways }], NextActivity);
};
