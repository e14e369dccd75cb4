import { cartOf } from '../cart/cart-of.ts';
import { DAY_MS } from '../duration.ts';
import type { Profile } from '../profile/profile.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import type { ExitReason } from './verdict.ts';

/** A cart that nobody has touched for so long is not reminded of. */
export const CART_REMINDED_MS = 7 * DAY_MS;

const exitsOn = ({ journey }: CompiledJourney, event: string): boolean =>
  (journey.exit ?? []).some(
    (exit) => exit.event === event && exit.match === undefined && exit.where === undefined,
  );

/** Has she left the segment of the broadcast before it began for her? Once something is sent she stays. */
const hasLeft = (
  profile: Profile,
  { runId, position, sends }: Enrollment,
  journey: CompiledJourney,
): boolean => {
  const { trigger } = journey.journey;
  const hasBegun = runId === undefined || sends.length > 0 || position.stepId !== journey.first;
  if (hasBegun || !('to' in trigger) || !('segment' in trigger.to)) return false;
  return !Object.hasOwn(profile.segments ?? {}, trigger.to.segment);
};

/** Has she ordered since the event that started it, where an order ends it? */
export const isOrderedSince = (
  { lastOrder }: Pick<Profile, 'lastOrder'>,
  { trigger }: { trigger: Pick<Enrollment['trigger'], 'atMs'> },
  journey: CompiledJourney,
): boolean =>
  (lastOrder?.atMs ?? Number.NEGATIVE_INFINITY) > trigger.atMs && exitsOn(journey, 'Order Completed');

/**
 * What the profile itself tells has ended the journey: an order since the entry, a cart that is gone or forgotten. The
 * events that said so end it when they come in; this is the last look, for the ones that came in between.
 */
export const overtakenBy = (
  profile: Profile,
  enrollment: Enrollment,
  journey: CompiledJourney,
  nowMs: number,
): ExitReason | undefined => {
  if (isOrderedSince(profile, enrollment, journey)) return 'ordered';
  if (hasLeft(profile, enrollment, journey)) return 'left-segment';
  if (journey.key !== 'cart' || !exitsOn(journey, 'Cart Emptied')) return undefined;
  const cart = cartOf(profile, nowMs);
  if (cart.lines.length === 0 || cart.rested)
    return (profile.lastOrder?.atMs ?? Number.NEGATIVE_INFINITY) >= enrollment.trigger.atMs
      ? 'ordered'
      : 'cart-emptied';
  return nowMs - (cart.activityAtMs ?? nowMs) > CART_REMINDED_MS ? 'too-late' : undefined;
};
