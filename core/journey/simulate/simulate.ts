import type { ShopEvent } from '../../event/event.ts';
import type { Journey } from '../journey.ts';
import { indexJourneys } from '../journey-index.ts';
import type { Decision, Simulation } from './decision.ts';
import { walk } from './walk.ts';
import type { WalkAsk } from './walk-state.ts';

export interface SimulationAsk
  extends Omit<WalkAsk, 'journeys' | 'journeyId' | 'happenings' | 'isKnown' | 'tell'> {
  /** Valid. Judged as if it were live, whatever its status. */
  journey: Journey;
  /** What she does, in the order of time; the times are those of the simulation. */
  happenings: readonly ShopEvent[];
}

/** More than any journey needs of one person within a year. */
const MOST_DECISIONS = 1_000;

/** Says every decision that one person would meet in a journey, ahead of time, with its reason. */
export const simulate = ({ journey, happenings, ...ask }: SimulationAsk): Simulation => {
  const out: Simulation = { decisions: [], messages: {}, costMinor: {} };
  walk({
    ...ask,
    journeys: indexJourneys([{ journey, version: DRAFT, status: 'live' }]),
    journeyId: journey.id,
    happenings: happenings.map((event) => ({ atMs: event.atMs, events: [event] })),
    tell(decision) {
      out.decisions.push(decision);
      if (decision.kind === 'send') count(out, decision);
      return out.decisions.length < MOST_DECISIONS;
    },
  });
  return out;
};

/** No published version has this number. */
const DRAFT = 0;

const count = ({ messages, costMinor }: Simulation, { channel, price }: Decision): void => {
  if (channel) messages[channel] = (messages[channel] ?? 0) + 1;
  if (price) costMinor[price.currency] = (costMinor[price.currency] ?? 0) + price.amountMinor;
};
