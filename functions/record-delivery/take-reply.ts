import { consentChanged } from '../../core/consent/consent-changed.ts';
import { isNewNo } from '../../core/contact/blocked-for.ts';
import { identityKey } from '../../core/profile/identity-key.ts';
import { replyOfSms } from '../../core/reply/reply.ts';
import { type Keyword, keywordIn } from '../../core/sms/keyword.ts';
import { phoneOf, type SmsReply, smsReceived } from '../../core/sms/sms-reply.ts';
import type { DeliveryPorts } from './ports.ts';

/**
 * What somebody wrote by SMS is an event of hers, and stands in the inbox; STOP denies marketing to that number, START allows it again. A number of nobody makes
 * no profile: its STOP is kept on the list of blocked addresses, for whoever turns out to have it.
 */
export const takeReply = async (ports: DeliveryPorts, reply: SmsReply): Promise<void> => {
  const { shop } = await ports.config.snapshot();
  const identity = phoneOf(reply, shop.country);
  if (!identity) return;
  const keyword = keywordIn(reply.text, shop.sms);
  const found = await ports.profiles.resolve([identity], { fresh: true });
  const profileId = found.get(identityKey(identity));
  const phone = identity.value;
  if (profileId === undefined) {
    if (keyword === 'stop') await blockForNow(ports, phone, reply.atMs);
    return;
  }
  const said = smsReceived(reply, { profileId, phone, keyword });
  const change = keyword && consentOf(keyword, reply, { profileId, phone });
  await ports.bus.putEvents(change ? [change, said] : [said]);
  await ports.replies.put(replyOfSms(reply, { profileId, phone, keyword }));
  // Whoever was erased meanwhile has no inbox.
  await ports.erasure.sweep(profileId);
};

const consentOf = (
  keyword: Keyword,
  { id, atMs, text }: SmsReply,
  { profileId, phone }: { profileId: string; phone: string },
) =>
  consentChanged({
    profileId,
    channel: 'sms',
    address: phone,
    purpose: 'marketing',
    status: keyword === 'stop' ? 'denied' : 'granted',
    atMs,
    text: text.slice(0, 160),
    parts: [id],
  });

/** Beside what was known of the number before; of one that was erased nothing is put down. */
const blockForNow = ({ suppressions }: DeliveryPorts, address: string, atMs: number): Promise<void> =>
  suppressions.addIf({ channel: 'sms', address }, { reason: 'stopped', atMs }, (seen) => isNewNo(seen, atMs));
