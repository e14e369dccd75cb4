import { LogicEngine } from 'json-logic-engine';
import { compileCondition, holds, isMet } from '../../../core/condition/holds.ts';
import { type Roots, rootsOf } from '../../../core/condition/roots.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { matchTriggers } from '../../../core/journey/match-triggers.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { type Written, writtenOf } from './conditions.ts';
import { interpret } from './interpret.ts';
import { eventNameOf, journeysOf, type Told, toldOf } from './journeys.ts';
import { nsPerCall } from './timing.ts';

const NOW_MS = Date.parse('2026-03-02T09:00:00Z');
const SIZES = [10, 100, 1_000, 10_000];
/** Different events that are told in turn. */
const TOLD = 1_000;
const EVENTS = 50;

/** What it costs is to be used, or it might not be worked out at all. */
let used = 0;
const use = (value: unknown): void => {
  if (value) used += 1;
};

const inTurn = <T>(all: readonly T[], work: (one: T) => void) => {
  let next = 0;
  return () => {
    work(all[next] as T);
    next = next + 1 === all.length ? 0 : next + 1;
  };
};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const rootsOfTold = ({ profile, event }: Told): Roots => rootsOf(profile, event, { nowMs: NOW_MS });

/** One condition of each kind, among two hundred others that have been asked before. */
const measureConditions = (): void => {
  const engine = new LogicEngine();
  const seen = toldOf(TOLD, NOW_MS).map(rootsOfTold);
  const others = Array.from({ length: 200 }, (_, index) => compileCondition(writtenOf(index).condition));
  for (const roots of seen) for (const one of others) use(isMet(one, roots));
  const rows = [0, 1, 4].map((index) => {
    const { condition, byHand } = writtenOf(index);
    const test = compileCondition(condition);
    const ns = nsPerCall({
      hand: inTurn(seen, (roots) => use(byHand(roots))),
      compiled: inTurn(seen, (roots) => use(isMet(test, roots))),
      holds: inTurn(seen, (roots) => use(holds(condition, roots))),
      engine: inTurn(seen, (roots) => use(engine.run(condition, roots))),
      walked: inTurn(seen, (roots) => use(interpret(condition, roots as never))),
    });
    return {
      condition:
        Object.keys(condition)[0] === 'or'
          ? 'range or count'
          : index === 0
            ? 'sum, country, days'
            : 'group, price',
      'by hand, ns': rounded(ns.hand, 0),
      'compiled, ns': rounded(ns.compiled, 0),
      'times by hand': rounded(ns.compiled / ns.hand, 1),
      'holds, ns': rounded(ns.holds, 0),
      'json-logic-engine, ns': rounded(ns.engine, 0),
      'as json-logic-js, ns': rounded(ns.walked, 0),
    };
  });
  console.log('One condition (goal: 3 times by hand at most):');
  console.table(rows);
};

/** The floor: functions by hand in an index by event name. */
const handIndex = (count: number, conditionOf: (index: number) => Written) => {
  const byName = new Map<string, Written['byHand'][]>();
  for (let index = 0; index < count; index++) {
    const held = byName.get(eventNameOf(index)) ?? [];
    byName.set(eventNameOf(index), [...held, conditionOf(Math.floor(index / EVENTS)).byHand]);
  }
  return byName;
};

const sizeRow = (count: number, conditionOf: (index: number) => Written) => {
  const journeys = journeysOf(count, conditionOf);
  const index = indexJourneys(journeys);
  const byHand = handIndex(count, conditionOf);
  const told = toldOf(TOLD, NOW_MS, (at) => eventNameOf(at % Math.min(count, EVENTS)));
  const unnamed = toldOf(TOLD, NOW_MS, () => 'Page Viewed');
  const rules = journeys.map(({ journey }) => journey.trigger as { event: string; where: object });
  let met = 0;
  for (const one of told) met += matchTriggers(index, one).length;
  const ns = nsPerCall({
    match: inTurn(told, (one) => use(matchTriggers(index, one).length)),
    hand: inTurn(told, (one) => {
      const roots = rootsOfTold(one);
      for (const test of byHand.get(one.event.event) ?? []) use(test(roots));
    }),
    walked: inTurn(told, (one) => {
      const roots = rootsOfTold(one);
      for (const { event, where } of rules)
        use(event === one.event.event && interpret(where, roots as never));
    }),
    miss: inTurn(unnamed, (one) => use(matchTriggers(index, one).length)),
    asked: inTurn(unnamed, ({ profile, event }) => use(needsEnrollments(index, profile, profile, [event]))),
  });
  return {
    journeys: count,
    'met an event': rounded(met / TOLD, 1),
    'matched, µs': rounded(ns.match / 1000, 2),
    'by hand, µs': rounded(ns.hand / 1000, 2),
    'as json-logic-js, µs': rounded(ns.walked / 1000, 1),
    'an event none names, ns': rounded(ns.miss, 0),
    'needs enrollments of it, ns': rounded(ns.asked, 0),
  };
};

/** What conditions cost: one by one, and with so many journeys published. CPU time of this thread. */
export const measureRules = (): void => {
  measureConditions();
  console.log(
    'An event against all journeys (goals: 1.5 µs at 1,000, 10 µs at 10,000, 50 ns where none names it):',
  );
  console.table(SIZES.map((count) => sizeRow(count, writtenOf)));
  console.log('The same where no condition has a word to go by, ranges and counts only:');
  console.table(SIZES.map((count) => sizeRow(count, (index) => writtenOf(index * 5 + 4))));
  console.log(`(${used} times yes)`);
};
