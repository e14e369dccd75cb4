import { messageFact } from '../../core/event/message-fact.ts';
import type { FactKind } from '../../core/event/message-facts.ts';
import { factsAsked } from '../../core/segment/facts-asked.ts';
import type { DeliveryEvent, DeliveryType } from '../../core/send/ports.ts';
import type { DeliveryPorts } from './ports.ts';

const KINDS: Partial<Record<DeliveryType, FactKind>> = {
  delivered: 'Delivered',
  opened: 'Opened',
  clicked: 'Link Clicked',
};

/** What a provider or a link reports is told to the person herself while a condition asks; a scanner's click and a machine's open are none. */
export const tellFact = async (ports: DeliveryPorts, delivery: DeliveryEvent): Promise<void> => {
  const { type, trusted, profileId, channel, atMs, sendId, journeyId } = delivery;
  const kind = type === 'delivered' || trusted ? KINDS[type] : undefined;
  if (kind === undefined || !factsAsked(await ports.config.snapshot()).messages) return;
  await ports.bus.putEvents([messageFact({ profileId, channel, kind, atMs, sendId, journeyId })]);
};
