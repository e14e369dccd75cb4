import { hashId } from '../hash.ts';
import type { Keyword } from '../sms/keyword.ts';
import type { SmsReply } from '../sms/sms-reply.ts';

export const replyStatuses = ['open', 'done'] as const;
export type ReplyStatus = (typeof replyStatuses)[number];

/** What somebody has written to the shop, until an operator has dealt with it. */
export interface Reply {
  /** The profile it was written under, and what tells it from her others. */
  id: string;
  /** As it was then: after a merge it leads on to the winner. */
  profileId: string;
  channel: 'sms';
  /** Her number. */
  from: string;
  text: string;
  provider: string;
  atMs: number;
  /** STOP and the like: the machine has dealt with it. */
  keyword?: Keyword;
  status: ReplyStatus;
  /** Who has dealt with it; nobody with a keyword. */
  done?: { by: string; atMs: number };
}

const MOST_LETTERS = 1_600;

/** The same one however often, and whenever, it is told: ids of providers tell replies apart. */
export const replyOfSms = (
  { provider, id, text, atMs }: SmsReply,
  { profileId, phone, keyword }: { profileId: string; phone: string; keyword: Keyword | undefined },
): Reply => ({
  id: `${profileId}.${hashId(['sms', provider, id])}`,
  ...{ profileId, channel: 'sms', from: phone, text: text.slice(0, MOST_LETTERS), provider, atMs },
  ...(keyword && { keyword }),
  status: keyword ? 'done' : 'open',
});

/** Under whom it lies; undefined for what is no id of a reply. */
export const ownerOfReply = (id: string): string | undefined => /^(.+)\.[^.]+$/.exec(id)?.[1];
