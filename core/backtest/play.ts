import type { ExperimentSettings } from '../config/experiment-settings.ts';
import type { ContactSettings, ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { DAY_MS, durationMs } from '../duration.ts';
import type { Journey } from '../journey/journey.ts';
import { indexJourneys, type JourneyIndex } from '../journey/journey-index.ts';
import type { Decision } from '../journey/simulate/decision.ts';
import { walk } from '../journey/simulate/walk.ts';
import type { Happening, WordsAlone } from '../journey/simulate/walk-state.ts';
import type { FoldRules } from '../profile/fold-rules.ts';
import type { Profile } from '../profile/profile.ts';
import { asKnownToday } from './as-known-today.ts';
import { nothingHappened, type Outcome } from './outcome.ts';

/** A version of a journey, compiled once for everybody. */
export interface Played {
  journey: Journey;
  journeys: JourneyIndex;
  /** For so long after a message an order counts as one after it. */
  orderWithinMs: number;
}

const ORDER_WITHIN_MS = 3 * DAY_MS;
/** So that one robot's year does not hold up everybody else. */
const MOST_DECISIONS = 20_000;

export const playedOf = (journey: Journey, version: number): Played => ({
  journey,
  journeys: indexJourneys([{ journey, version, status: 'live' }]),
  orderWithinMs: journey.goal?.within === undefined ? ORDER_WITHIN_MS : durationMs(journey.goal.within),
});

export interface PlayAsk {
  /** As she is today. */
  profile: Profile;
  /** What she did, in the order in which it came in, some days before `fromMs` included. */
  happenings: readonly Happening[];
  /** What counts lies in [fromMs, toMs). */
  fromMs: number;
  toMs: number;
  contact: ContactSettings;
  shop: ShopSettings;
  rules: FoldRules;
  experiments?: ExperimentSettings;
  suppressed?: Partial<Record<Channel, string>>;
  /** What messages say, to know what an SMS comes to. */
  words?: WordsAlone;
}

/** What a version would have done to one person who did what she did. Nothing is sent. */
export const play = (played: Played, ask: PlayAsk): Outcome => {
  const out = nothingHappened();
  let left = MOST_DECISIONS;
  walk({
    ...ask,
    journeys: played.journeys,
    journeyId: played.journey.id,
    profile: asKnownToday(ask.profile),
    untilMs: ask.toMs - 1,
    isKnown: true,
    tell(decision) {
      if (decision.atMs >= ask.fromMs) note(out, decision);
      left -= 1;
      return left > 0;
    },
  });
  out.orders = ordersAfter(out, ask, played.orderWithinMs);
  return out;
};

const note = (out: Outcome, { atMs, kind, channel, reason = '', price, untried = [] }: Decision): void => {
  switch (kind) {
    case 'entered':
      out.entered += 1;
      return;
    case 'send':
      if (channel) out.messages.push({ channel, atMs });
      if (price) out.costMinor[price.currency] = (out.costMinor[price.currency] ?? 0) + price.amountMinor;
      return;
    case 'skip':
      skip(out, reason, 1);
      return;
    case 'left':
    case 'end':
      skip(out, reason, untried.length);
      return;
    case 'goal':
      out.goals += 1;
      return;
    case 'not-entered':
      if (reason === 'holdout' || reason === 'control-group') out.heldOut += 1;
      return;
    case 'event':
    case 'rest':
    case 'held':
    case 'act':
      return;
  }
};

const skip = ({ skipped }: Outcome, reason: string, messages: number): void => {
  if (messages > 0) skipped[reason] = (skipped[reason] ?? 0) + messages;
};

const ordersAfter = ({ messages }: Outcome, { happenings }: PlayAsk, withinMs: number): number => {
  const orders = happenings
    .flatMap(({ events }) => events)
    .filter(({ event, historical }) => event === 'Order Completed' && !historical);
  const isAfter = (orderedMs: number) =>
    messages.some(({ atMs }) => orderedMs > atMs && orderedMs - atMs <= withinMs);
  return orders.filter(({ atMs }) => isAfter(atMs)).length;
};
