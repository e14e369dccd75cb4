import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import type { SkipReason } from '../contact/verdict.ts';
import { addressesOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';

type From = { from?: string; replyTo?: string } | { reason: SkipReason };

/** Who a message comes from, or why there is nobody. */
export const senderOf = (
  shop: ShopSettings,
  { channel, address, replyTo }: { channel: Channel; address: string; replyTo?: string | undefined },
  profile: Profile,
): From => {
  switch (channel) {
    case 'email':
      return mailFrom(shop, replyTo);
    case 'sms':
      return shop.sms.senderId === undefined ? {} : { from: shop.sms.senderId };
    case 'push':
      return pushFrom(shop, deviceTypeOf(profile, address));
    case 'webpush':
      return contactOf(shop);
    default:
      return {};
  }
};

const mailFrom = ({ email }: ShopSettings, own: string | undefined): From => {
  if (!email) return { reason: 'no-sender' };
  const replyTo = own ?? email.replyTo;
  return { from: email.from, ...(replyTo !== undefined && { replyTo }) };
};

/** RFC 8292: whom a push service may ask about what is sent. */
const contactOf = ({ email, url }: ShopSettings): From => {
  const address = email && /[^\s<>]+@[^\s<>]+/.exec(email.from)?.[0];
  if (address !== undefined) return { from: `mailto:${address}` };
  return url?.startsWith('https:') ? { from: url } : {};
};

/** Where there is no application for her kind of device she cannot be reached by push. */
const pushFrom = ({ push }: ShopSettings, deviceType: string): From => {
  const from = Object.hasOwn(push.applications, deviceType) ? push.applications[deviceType] : undefined;
  return from === undefined ? { reason: 'no-address' } : { from };
};

const deviceTypeOf = (profile: Profile, token: string): string =>
  addressesOf(profile, 'push')
    .find(({ value }) => value === token)
    ?.deviceType?.toLowerCase() ?? 'android';
