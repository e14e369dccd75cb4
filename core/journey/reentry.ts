import type { CartState } from '../cart/cart-log.ts';
import { durationMs } from '../duration.ts';
import { itemIdOf, orderIdOf } from '../event/said-fields.ts';
import type { EntryMark } from '../profile/profile.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { isHeldOut, standInMs } from './holdout.ts';
import { sentAnything } from './sends.ts';

export interface ReentryAsk {
  journey: CompiledJourney;
  /** Earlier enrollments in this journey; of the same order or item where the entry is about one. */
  earlier: readonly Enrollment[];
  /** The profile's own note of the latest entry: it outlives the enrollment, which is kept 30 days. */
  mark: EntryMark | undefined;
  lastOrder: { atMs: number } | undefined;
  atMs: number;
}

/** When the latest entry began that sent something, or would have but for the control group. Of one that is forgotten we must believe it did. */
const countedFromMs = ({ earlier, mark }: ReentryAsk): number | undefined => {
  const isForgotten = mark !== undefined && !earlier.some((one) => one.id === mark.enrollmentId);
  const times = earlier.filter((one) => sentAnything(one) || isHeldOut(one)).map((one) => one.enteredAtMs);
  return [...times, ...(isForgotten ? [mark.atMs] : [])].toSorted((a, b) => b - a)[0];
};

/**
 * May she come in again? Never two at a time. `never`: not if she ever was in. A duration counts from the last entry
 * that sent something; where the entry is about the cart, an order since then lifts it. Runs of a broadcast do not mind
 * each other unless the journey says so.
 */
export const mayReenter = (ask: ReentryAsk): boolean => {
  const { journey, earlier, mark, lastOrder, atMs } = ask;
  if (journey.key === 'run' && journey.journey.entry?.reentry === undefined) return true;
  if (earlier.some((one) => one.status === 'active' || standsIn(one, ask))) return false;
  const reentry = journey.journey.entry?.reentry ?? 'after-exit';
  if (reentry === 'after-exit') return true;
  if (reentry === 'never') return earlier.length === 0 && mark === undefined;
  const fromMs = countedFromMs(ask);
  if (fromMs === undefined || atMs - fromMs >= durationMs(reentry.after)) return true;
  return journey.key === 'cart' && (lastOrder?.atMs ?? Number.NEGATIVE_INFINITY) > fromMs;
};

/**
 * Somebody in the control group counts as inside for as long as others would be, or until she orders. The profile may know an order
 * already that comes after the event: it has ended nothing yet.
 */
const standsIn = (one: Enrollment, { journey, lastOrder, atMs }: ReentryAsk): boolean => {
  const orderedAtMs = lastOrder?.atMs ?? Number.NEGATIVE_INFINITY;
  const hasOrdered = orderedAtMs > one.enteredAtMs && orderedAtMs <= atMs;
  return isHeldOut(one) && atMs < one.enteredAtMs + standInMs(journey.journey) && !hasOrdered;
};

/** What an entry is about; undefined when the event is about no such thing. */
export const entryKeyOf = (
  journey: CompiledJourney,
  properties: Record<string, unknown> = {},
  cart: Pick<CartState, 'id' | 'openedAtMs' | 'rested'>,
): string | undefined => {
  switch (journey.key) {
    case 'person':
      return 'person';
    case 'run':
      return undefined;
    case 'cart':
      return cart.openedAtMs === undefined || cart.rested ? undefined : `${cart.id ?? ''}@${cart.openedAtMs}`;
    case 'order':
      return orderIdOf(properties);
    case 'item':
      return itemIdOf(properties);
  }
};
