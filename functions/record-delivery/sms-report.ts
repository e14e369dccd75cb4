import * as z from 'zod';
import type { DeliveryEvent, DeliveryType } from '../../core/send/ports.ts';
import type { SmsReply } from '../../core/sms/sms-reply.ts';

const id = z.string().min(1).max(256);

/** Reports of End User Messaging, as its topic hands them on. One without our context was not sent by a journey. */
export const eumReport = z.object({
  eventType: z.string().startsWith('TEXT_'),
  eventTimestamp: z.number(),
  isFinal: z.boolean().default(true),
  destinationPhoneNumber: z.string().exactOptional(),
  context: z
    .object({
      sendId: id,
      profileId: id,
      enrollmentId: z.string().max(256).default(''),
      journeyId: z.string().max(256).default(''),
    })
    .optional()
    .catch(undefined),
});

/** In some countries "successful" is all that carriers say. A number that is none is not used again; whatever else failed may do another time. */
const types: Partial<Record<string, DeliveryType>> = {
  TEXT_DELIVERED: 'delivered',
  TEXT_SUCCESSFUL: 'delivered',
  TEXT_INVALID: 'bounced',
  TEXT_INVALID_MESSAGE: 'rejected',
  TEXT_UNREACHABLE: 'rejected',
  TEXT_CARRIER_UNREACHABLE: 'rejected',
  TEXT_BLOCKED: 'rejected',
  TEXT_CARRIER_BLOCKED: 'rejected',
  TEXT_PROTECT_BLOCKED: 'rejected',
  TEXT_SPAM: 'rejected',
  TEXT_TTL_EXPIRED: 'rejected',
};

export const deliveryOfSms = (report: z.infer<typeof eumReport>): DeliveryEvent | undefined => {
  const type = types[report.eventType];
  if (type === undefined || !report.context || !report.isFinal) return undefined;
  const { sendId, profileId, enrollmentId, journeyId } = report.context;
  return {
    v: 1,
    channel: 'sms',
    ...{ type, sendId, profileId },
    ...(enrollmentId !== '' && { enrollmentId }),
    ...(journeyId !== '' && { journeyId }),
    ...(report.destinationPhoneNumber !== undefined && { address: report.destinationPhoneNumber }),
    atMs: report.eventTimestamp,
  };
};

/** A message that came in by a number of End User Messaging. */
export const eumInbound = z.object({
  originationNumber: z.string(),
  messageBody: z.string(),
  inboundMessageId: id,
});

export const replyOfSms = (
  { originationNumber: from, messageBody: text, inboundMessageId }: z.infer<typeof eumInbound>,
  atMs: number,
): SmsReply => ({ v: 1, kind: 'reply', from, text, provider: 'eum', id: inboundMessageId, atMs });
