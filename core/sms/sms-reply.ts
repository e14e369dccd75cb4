import * as z from 'zod';
import type { EventEnvelope, ShopEvent } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import { normalizeIdentity } from '../profile/normalize-identity.ts';
import type { Identity } from '../profile/profile.ts';
import type { Keyword } from './keyword.ts';

/** She has answered an SMS, or written one: `text`, and `keyword` where it is one. */
export const SMS_RECEIVED = 'SMS Received';

/** Only Kaskad itself names a profile, so that no client can play a phone. */
export const isSmsReceived = ({
  event,
  profileId,
  source,
}: Pick<ShopEvent, 'event' | 'profileId' | 'source'>): boolean =>
  event === SMS_RECEIVED && profileId !== undefined && source === 'sms';

/** A message from somebody's phone, as a provider handed it over. */
export const smsReplySchema = z.object({
  v: z.literal(1),
  kind: z.literal('reply'),
  /** As the provider writes numbers. */
  from: z.string().min(1).max(40),
  text: z.string().max(5_000),
  provider: z.string().max(64),
  /** What the provider calls it: told twice it is the same. */
  id: z.string().min(1).max(256),
  atMs: z.number(),
});
export type SmsReply = z.infer<typeof smsReplySchema>;

const MOST_LETTERS = 1_600;

/** Whose phone it is. Gateways leave the plus out. */
export const phoneOf = ({ from }: SmsReply, country: string | undefined): Identity | undefined =>
  /^[1-9]\d{9,14}$/.test(from)
    ? normalizeIdentity('phone', `+${from}`)
    : normalizeIdentity('phone', from, country);

export const smsReceived = (
  { text, provider, id, atMs }: SmsReply,
  { profileId, phone, keyword }: { profileId: string; phone: string; keyword: Keyword | undefined },
): EventEnvelope =>
  ownEvent({
    profileId,
    event: SMS_RECEIVED,
    source: 'sms',
    atMs,
    properties: { phone, text: text.slice(0, MOST_LETTERS), provider, ...(keyword && { keyword }) },
    prefix: 'sms',
    parts: [provider, id],
  });
