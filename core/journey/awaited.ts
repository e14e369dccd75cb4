import * as z from 'zod';
import { conditionSchema } from '../condition/condition.ts';
import { conditionFaults } from '../condition/condition-faults.ts';
import { holds } from '../condition/holds.ts';
import { rootsOf } from '../condition/roots.ts';
import type { Fault } from '../errors.ts';
import { cartIdOf, itemsOf, orderIdOf, textOf } from '../event/said-fields.ts';
import type { Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import { completedOrderHash } from '../profile/stats/order-said.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { Enrollment } from './enrollment.ts';

export const eventName = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Name of an event, such as Order Completed' });

export const matchSchema = z.enum(['cart', 'order', 'item']).meta({
  description: 'Only if it is about the same cart, order or item as the event that started the journey',
});
type Match = z.infer<typeof matchSchema>;

/** An event that a journey waits for, is left by, or aims at. */
export const awaitedSchema = z.strictObject({
  event: eventName,
  match: matchSchema.optional(),
  where: conditionSchema.optional(),
});
export type Awaited = z.infer<typeof awaitedSchema>;

/** Whatever shape it has: what can be said of its condition is said. */
export const awaitedFaults = (awaited: unknown, path: string): Fault[] =>
  typeof awaited === 'object' && awaited !== null && 'where' in awaited
    ? conditionFaults(awaited.where, `${path}/where`)
    : [];

type Properties = Record<string, unknown>;

const cartOf = (properties: Properties): string | undefined =>
  cartIdOf(properties) ?? textOf(properties, ['checkout_id'], 128);

const isOne = (id: string | undefined, other: string | undefined): boolean =>
  id !== undefined && id === other;

/** Is the event about what the entry is about? Ids are compared as texts: shops send them as numbers too. */
const isSame: Record<Match, (event: Properties, trigger: Properties) => boolean> = {
  cart: (event, trigger) => isOne(cartOf(event), cartOf(trigger)),
  order: (event, trigger) => isOne(orderIdOf(event), orderIdOf(trigger)),
  item: (event, trigger) => {
    const wanted = new Set(itemsOf(trigger));
    return itemsOf(event).some((id) => wanted.has(id));
  },
};

export const isTrigger = (event: AppliedEvent, { trigger }: Enrollment): boolean =>
  event.event === trigger.event && event.atMs === trigger.atMs;

/** The order that let her in, told once more: by a shop that says it twice, or by one call that two clocks have put at two instants. */
const isItsOrder = (event: AppliedEvent, { trigger }: Enrollment): boolean => {
  const order = completedOrderHash(event);
  return order !== undefined && order === completedOrderHash(trigger);
};

export interface HappenAsk {
  event: AppliedEvent;
  enrollment: Enrollment;
  profile: Profile;
  rfm?: Moment['rfm'];
}

/**
 * Is this the event that is awaited? What happened before the event that started the journey is not, by event time, so that
 * the order of arrival does not matter; nor is that event itself.
 */
export const happens = (awaited: Awaited, { event, enrollment, profile, rfm }: HappenAsk): boolean => {
  if (awaited.event !== event.event) return false;
  if (event.atMs < enrollment.trigger.atMs) return false;
  if (isTrigger(event, enrollment) || isItsOrder(event, enrollment)) return false;
  const { match, where } = awaited;
  if (match !== undefined && !isSame[match](event.properties ?? {}, enrollment.trigger.properties ?? {}))
    return false;
  return holds(
    where,
    rootsOf(profile, event, { nowMs: event.atMs, offer: enrollment.offer, ...(rfm && { rfm }) }),
  );
};
