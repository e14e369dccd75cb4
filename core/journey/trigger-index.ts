import type { Condition } from '../condition/condition.ts';
import { type Gate, gateOf } from '../condition/gate.ts';
import { compileCondition, isMet } from '../condition/holds.ts';
import type { Closure } from '../condition/logic/closure.ts';
import { pathClosure } from '../condition/logic/paths.ts';
import { isTrue } from '../condition/logic/truth.ts';
import type { Roots } from '../condition/roots.ts';
import type { PublishedJourney } from '../config/snapshot.ts';
import type { AppliedEvent } from './applied-event.ts';
import { isStartedBy, saysMore, whereOf } from './triggers/trigger-schema.ts';

type Journey = PublishedJourney['journey'];

/** A journey, ready to be asked whether an event starts it. */
interface Entry<J> {
  journey: J;
  /** Its place among all: what is found in several ways is told in the order of publishing. */
  at: number;
  isMeant: ((event: AppliedEvent) => boolean) | undefined;
  /** What its trigger and its audience ask; undefined where neither does. */
  asks: Closure | undefined;
}

/** Journeys whose conditions want one of some values at the same path. */
interface Gated<J> {
  look: Closure;
  byValue: Map<unknown, Entry<J>[]>;
}

/** Live journeys that an event of one name may start. */
export interface TriggerIndex<J> {
  add(journey: J, document: Journey): void;
  /** Those whose trigger and audience the event meets. */
  match(event: AppliedEvent, roots: Roots): J[];
}

/** One that is left out asks nothing. */
const closureOf = (condition: Condition | undefined): Closure | undefined => {
  if (condition === undefined || condition === true) return undefined;
  return condition === false ? () => false : compileCondition(condition);
};

const both = (first: Closure | undefined, second: Closure | undefined): Closure | undefined =>
  first && second ? (data, above) => isTrue(first(data, above)) && second(data, above) : (first ?? second);

const entryOf = <J>(journey: J, document: Journey, at: number): Entry<J> => ({
  journey,
  at,
  isMeant: saysMore(document.trigger)
    ? (event) => isStartedBy(document.trigger, event, document.id)
    : undefined,
  asks: both(closureOf(whereOf(document.trigger)), closureOf(document.audience)),
});

const gateOfJourney = ({ trigger, audience }: Journey): Gate | undefined =>
  gateOf(whereOf(trigger)) ?? gateOf(audience);

/** Entries by what an index can go by; the rest is asked every time. */
const built = <J>(journeys: readonly [J, Journey][]) => {
  const gates = new Map<string, Gated<J>>();
  const rest: Entry<J>[] = [];
  journeys.forEach(([journey, document], at) => {
    const entry = entryOf(journey, document, at);
    const gate = gateOfJourney(document);
    if (!gate) rest.push(entry);
    for (const value of new Set(gate?.values)) {
      const path = gate?.path ?? '';
      const gated = gates.get(path) ?? { look: pathClosure(path), byValue: new Map<unknown, Entry<J>[]>() };
      gates.set(path, gated);
      const held = gated.byValue.get(value);
      if (held) held.push(entry);
      else gated.byValue.set(value, [entry]);
    }
  });
  return { gates: [...gates.values()], rest };
};

const meets = <J>({ isMeant, asks }: Entry<J>, event: AppliedEvent, roots: Roots): boolean =>
  (isMeant === undefined || isMeant(event)) && (asks === undefined || isMet(asks, roots));

/** Put together when the first event of the name comes: most functions see few of them. */
export const triggerIndex = <J>(): TriggerIndex<J> => {
  const journeys: [J, Journey][] = [];
  let index: ReturnType<typeof built<J>> | undefined;
  return {
    add(journey, document) {
      journeys.push([journey, document]);
      index = undefined;
    },
    match(event, roots) {
      index ??= built(journeys);
      const found: Entry<J>[] = [];
      for (const entry of index.rest) if (meets(entry, event, roots)) found.push(entry);
      for (const { look, byValue } of index.gates)
        for (const entry of byValue.get(look(roots, [])) ?? [])
          if (meets(entry, event, roots)) found.push(entry);
      if (found.length > 1) found.sort((a, b) => a.at - b.at);
      return found.map(({ journey }) => journey);
    },
  };
};
