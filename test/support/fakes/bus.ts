import type { EventEnvelope } from '../../../core/event/event.ts';
import type { Bus } from '../../../core/ports.ts';
import type { DeliveryEvent } from '../../../core/send/ports.ts';
import type { SmsReply } from '../../../core/sms/sms-reply.ts';

/** Remembers what was put. */
export const fakeBus = (): Bus & {
  envelopes: EventEnvelope[];
  deliveries: DeliveryEvent[];
  replies: SmsReply[];
} => {
  const envelopes: EventEnvelope[] = [];
  const deliveries: DeliveryEvent[] = [];
  const replies: SmsReply[] = [];
  return {
    envelopes,
    deliveries,
    replies,
    async putEvents(put) {
      envelopes.push(...put);
    },
    async putReply(reply) {
      replies.push(reply);
    },
    async putDelivery(delivery) {
      deliveries.push(delivery);
    },
  };
};
