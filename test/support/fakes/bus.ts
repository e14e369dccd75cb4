import type { EventEnvelope } from '../../../core/event/event.ts';
import type { Bus, DeliveryEvent } from '../../../core/ports.ts';

/** Remembers what was put. */
export const fakeBus = (): Bus & { envelopes: EventEnvelope[]; deliveries: DeliveryEvent[] } => {
  const envelopes: EventEnvelope[] = [];
  const deliveries: DeliveryEvent[] = [];
  return {
    envelopes,
    deliveries,
    async putEvents(put) {
      envelopes.push(...put);
    },
    async putDelivery(delivery) {
      deliveries.push(delivery);
    },
  };
};
