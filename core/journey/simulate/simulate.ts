import type { ContactSettings, ShopSettings } from '../../config/settings.ts';
import { priceOf } from '../../contact/price.ts';
import type { ShopEvent } from '../../event/event.ts';
import { hashId } from '../../hash.ts';
import type { FoldRules } from '../../profile/fold-rules.ts';
import type { Profile } from '../../profile/profile.ts';
import { eventOfAct } from '../act.ts';
import { advance } from '../advance.ts';
import type { Enrollment } from '../enrollment.ts';
import type { Journey } from '../journey.ts';
import { indexJourneys } from '../journey-index.ts';
import { ended, moved, rested, settled } from '../moves.ts';
import { reactToEvents } from '../react.ts';
import { startedBy } from '../triggers/trigger-schema.ts';
import type { Verdict } from '../verdict.ts';
import type { Decision, Simulation } from './decision.ts';
import { foldAlone } from './fold-alone.ts';
import { whyNot } from './why-not.ts';

export interface SimulationAsk {
  /** Valid. Judged as if it were live, whatever its status. */
  journey: Journey;
  profile: Profile;
  /** What she does, in the order of time; the times are those of the simulation. */
  happenings: readonly ShopEvent[];
  contact: ContactSettings;
  shop: ShopSettings;
  rules: FoldRules;
  untilMs: number;
}

/** More than any journey needs of one person within a year. */
const MOST_DECISIONS = 1_000;

interface Run {
  ask: SimulationAsk;
  journeys: ReturnType<typeof indexJourneys>;
  profile: Profile;
  enrollments: Map<string, Enrollment>;
  out: Simulation;
}

/**
 * Walks one person through a journey ahead of time: what she does and what falls due in turn, by the very functions that
 * decide for real. Nothing is sent or stored. Left out: caps per person, blocked addresses, providers that are down.
 */
export const simulate = (ask: SimulationAsk): Simulation => {
  const run: Run = {
    ask,
    journeys: indexJourneys([{ journey: ask.journey, version: 1, status: 'live' }]),
    profile: ask.profile,
    enrollments: new Map(),
    out: { decisions: [], messages: {}, costMinor: {} },
  };
  const happenings = [...ask.happenings];
  while (run.out.decisions.length < MOST_DECISIONS) {
    const due = nextDue(run);
    const [happening] = happenings;
    if (happening && happening.atMs <= Math.min(due?.wakesAtMs ?? Number.POSITIVE_INFINITY, ask.untilMs)) {
      happenings.shift();
      happen(run, happening);
    } else if (due?.wakesAtMs !== undefined && due.wakesAtMs <= ask.untilMs) wake(run, due, due.wakesAtMs);
    else break;
  }
  return run.out;
};

const tell = (run: Run, decision: Decision): void => void run.out.decisions.push(decision);

const nextDue = ({ enrollments }: Run): Enrollment | undefined =>
  [...enrollments.values()]
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => (a.wakesAtMs ?? 0) - (b.wakesAtMs ?? 0))
    .at(0);

const happen = (run: Run, event: ShopEvent): void => {
  const { journey, shop, rules } = run.ask;
  const { atMs } = event;
  tell(run, { atMs, kind: 'event', event: event.event });
  const { before, after, events } = foldAlone(run.profile, event, rules);
  const enrollments = [...run.enrollments.values()];
  const ask = { journeys: run.journeys, before, after, events, enrollments, nowMs: atMs, shop };
  const { enter, exit, entries } = reactToEvents({ ...ask, rfm: rules.people.rfm });
  run.profile = { ...after, entries: { ...after.entries, ...entries } };
  for (const one of exit) {
    run.enrollments.set(one.id, one);
    tell(run, { atMs, kind: 'end', ...(one.reason !== undefined && { reason: one.reason }) });
  }
  for (const one of enter) {
    run.enrollments.set(one.id, one);
    tell(run, { atMs, kind: 'entered', ...(one.wakesAtMs !== undefined && { untilMs: one.wakesAtMs }) });
  }
  if (enter.length > 0) return;
  const trigger = events.find((one) => one.event === startedBy(journey.trigger));
  const isInside = [...run.enrollments.values()].some(({ status }) => status === 'active');
  if (trigger && !isInside && exit.length === 0)
    tell(run, { atMs, kind: 'not-entered', reason: whyNot(journey, after, trigger, rules) });
};

/** Turns one wake as the docstring of `advance` says, but for claims: nobody else is here. */
const wake = (run: Run, due: Enrollment, nowMs: number): void => {
  const compiled = run.journeys.byId.get(due.journeyId)?.compiled;
  if (!compiled) return;
  const { contact, shop, rules } = run.ask;
  const common = { journey: compiled, status: 'live' as const, contact, shop, nowMs, rfm: rules.people.rfm };
  let enrollment = due;
  while (run.out.decisions.length < MOST_DECISIONS) {
    const verdict = advance({ ...common, enrollment, profile: run.profile });
    enrollment = carryOut(run, enrollment, verdict, nowMs);
    run.enrollments.set(enrollment.id, enrollment);
    if (verdict.kind === 'rest' || verdict.kind === 'exit' || verdict.kind === 'complete') return;
  }
};

const carryOut = (run: Run, enrollment: Enrollment, verdict: Verdict, nowMs: number): Enrollment => {
  const at = {
    atMs: nowMs,
    ...(enrollment.position.stepId !== null && { stepId: enrollment.position.stepId }),
  };
  switch (verdict.kind) {
    case 'rest': {
      const { held, untilMs } = verdict;
      tell(run, held ? { ...at, ...held, kind: 'held', untilMs } : { ...at, kind: 'rest', untilMs });
      return rested(enrollment, verdict);
    }
    case 'send': {
      const { channel, template, stepId, rung = 0 } = verdict;
      tell(run, { ...at, kind: 'send', channel, template });
      count(run, verdict);
      const sendId = hashId([enrollment.id, stepId, rung, 1]);
      return settled(enrollment, verdict, { sendId, atMs: nowMs, outcome: 'sent' });
    }
    case 'skip':
      tell(run, { ...at, kind: 'skip', channel: verdict.channel, reason: verdict.reason });
      return moved(enrollment, verdict, nowMs);
    case 'goto':
      if (verdict.left !== undefined) tell(run, { ...at, kind: 'left', reason: verdict.left });
      return moved(enrollment, verdict, nowMs);
    case 'act': {
      const [said] = eventOfAct(enrollment, verdict.stepId, verdict.act, nowMs).events;
      tell(run, { ...at, kind: 'act', ...(said && { event: said.event }) });
      if (said) run.profile = foldAlone(run.profile, said, run.ask.rules).after;
      return moved(enrollment, verdict, nowMs);
    }
    case 'exit':
      tell(run, { ...at, kind: 'end', reason: verdict.reason });
      return ended(enrollment, verdict, nowMs);
    case 'complete':
      tell(run, { ...at, kind: 'end' });
      return ended(enrollment, verdict, nowMs);
  }
};

const count = ({ ask, out }: Run, { channel, address }: Extract<Verdict, { kind: 'send' }>): void => {
  out.messages[channel] = (out.messages[channel] ?? 0) + 1;
  const price = priceOf(ask.shop, channel, address);
  if (price) out.costMinor[price.currency] = (out.costMinor[price.currency] ?? 0) + price.amountMinor;
};
