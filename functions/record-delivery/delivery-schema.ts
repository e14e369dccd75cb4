import * as z from 'zod';
import { channelSchema } from '../../core/channel/channel-schema.ts';
import { Invalid } from '../../core/errors.ts';
import { faultsOf } from '../../core/faults.ts';
import { isMachineOpen } from '../../core/send/machines.ts';
import type { DeliveryEvent, DeliveryType } from '../../core/send/ports.ts';
import { type SmsReply, smsReplySchema } from '../../core/sms/sms-reply.ts';
import { deliveryOfSms, eumInbound, eumReport, replyOfSms } from './sms-report.ts';

const id = z.string().min(1).max(256);

/** Our own `delivery` events: links, and providers other than SES. */
const ownDelivery = z.object({
  v: z.literal(1),
  sendId: id,
  profileId: id,
  enrollmentId: id.exactOptional(),
  journeyId: id.exactOptional(),
  channel: channelSchema,
  type: z.enum([
    'delivered',
    'opened',
    'clicked',
    'answered',
    'bounced',
    'complained',
    'rejected',
    'delayed',
  ]),
  address: z.string().exactOptional(),
  atMs: z.number(),
  transient: z.boolean().exactOptional(),
  trusted: z.boolean().exactOptional(),
});

/** Tags come back as lists. A mail without ours was not sent by a journey. */
const tags = z.object({
  sendId: z.tuple([id], z.string()),
  profileId: z.tuple([id], z.string()),
  enrollmentId: z.tuple([id], z.string()).exactOptional(),
  journeyId: z.tuple([id], z.string()).exactOptional(),
});

const recipients = z.array(z.object({ emailAddress: z.string() })).default([]);
const happened = z.object({ timestamp: z.iso.datetime({ offset: true }).exactOptional() });

const sesDetail = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: happened.shape.timestamp,
    destination: z.array(z.string()).default([]),
    tags: z.unknown(),
  }),
  bounce: happened.extend({ bounceType: z.string().default(''), bouncedRecipients: recipients }).optional(),
  complaint: happened
    .extend({ complainedRecipients: recipients, complaintFeedbackType: z.string().nullish() })
    .optional(),
  delivery: happened.optional(),
  deliveryDelay: happened.optional(),
  open: happened.extend({ userAgent: z.string().exactOptional() }).optional(),
  click: happened.optional(),
});
type SesDetail = z.infer<typeof sesDetail>;

const busEntry = z.object({
  source: z.string(),
  time: z.iso.datetime({ offset: true }),
  detail: z.unknown(),
});

/** SES's words for what became of a mail; clicks are counted by our own links, not by SES. */
const sesTypes: Record<string, DeliveryType> = {
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
  Reject: 'rejected',
  'Rendering Failure': 'rejected',
  Open: 'opened',
  DeliveryDelay: 'delayed',
};

/**
 * What a message of the queue tells: an entry of a bus, or what the topic of End User Messaging hands on; undefined for what is not
 * about a send of ours. Throws Invalid when it is none of the known shapes.
 */
export const reportOf = (entry: unknown, nowMs: number): DeliveryEvent | SmsReply | undefined => {
  const report = eumReport.safeParse(entry);
  if (report.success) return deliveryOfSms(report.data);
  const inbound = eumInbound.safeParse(entry);
  if (inbound.success) return replyOfSms(inbound.data, nowMs);
  const own = busEntry.safeParse(entry);
  const reply = smsReplySchema.safeParse(own.data?.detail);
  return reply.success && own.data?.source === 'kaskad' ? reply.data : deliveryOf(entry);
};

/**
 * Reads a bus entry as a delivery; `undefined` for one that is not about a send of ours.
 * Throws Invalid when it is none of the known shapes.
 */
export const deliveryOf = (entry: unknown): DeliveryEvent | undefined => {
  const { source, time, detail } = read(busEntry, entry);
  return source === 'aws.ses' ? deliveryOfMail(read(sesDetail, detail), time) : read(ownDelivery, detail);
};

const read = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Invalid(faultsOf(parsed.error));
  return parsed.data;
};

const deliveryOfMail = (detail: SesDetail, time: string): DeliveryEvent | undefined => {
  const type = sesTypes[detail.eventType];
  const ours = tags.safeParse(detail.mail.tags);
  if (type === undefined || !ours.success || isTakenBack(detail)) return undefined;
  const { sendId, profileId, enrollmentId, journeyId } = ours.data;
  const address = addressOf(detail)?.toLowerCase();
  return {
    v: 1,
    channel: 'email',
    type,
    sendId: sendId[0],
    profileId: profileId[0],
    ...(enrollmentId && { enrollmentId: enrollmentId[0] }),
    ...(journeyId && { journeyId: journeyId[0] }),
    ...(address && { address }),
    ...(type === 'opened' &&
      !isMachineOpen(detail.open?.userAgent, afterMs(detail, time)) && { trusted: true }),
    ...(type === 'bounced' && detail.bounce?.bounceType !== 'Permanent' && { transient: true }),
    atMs: Date.parse(timestampOf(detail) ?? time),
  };
};

/** RFC 5965: she says that it was no spam after all. */
const isTakenBack = ({ complaint }: SesDetail): boolean => complaint?.complaintFeedbackType === 'not-spam';

/** How long after it left something happened to a mail; undefined where SES does not say when it left. */
const afterMs = (detail: SesDetail, time: string): number | undefined => {
  const { timestamp } = detail.mail;
  return timestamp === undefined
    ? undefined
    : Date.parse(timestampOf(detail) ?? time) - Date.parse(timestamp);
};

/** We write to one person a mail. */
const addressOf = ({ bounce, complaint, mail }: SesDetail): string | undefined =>
  bounce?.bouncedRecipients[0]?.emailAddress ??
  complaint?.complainedRecipients[0]?.emailAddress ??
  mail.destination[0];

const timestampOf = (detail: SesDetail): string | undefined =>
  (detail.bounce ?? detail.complaint ?? detail.delivery ?? detail.deliveryDelay ?? detail.open)?.timestamp;
