import type { Delivery, Untold } from './hook.ts';

/** What is known of a delivery by its topic. */
export const byTopic =
  <T>(topics: Readonly<Record<string, T>>) =>
  ({ topic }: Delivery): T | undefined =>
    Object.hasOwn(topics, topic) ? topics[topic] : undefined;

/** Why nothing came of a delivery: `known` is what is known of its topic, `order` what is known of those that bring orders. */
export const whyUntold = <T>(
  known: T | undefined,
  order: T,
  isOfNobody: () => boolean,
): Untold | undefined => {
  if (known === undefined) return 'unknown-topic';
  return known === order && isOfNobody() ? 'order-of-nobody' : undefined;
};
