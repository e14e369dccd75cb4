import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { originOf } from './origin.ts';

/** Where a link stands. */
export interface LinkPlace {
  channel: Channel;
  journeyId: string;
  stepId: string;
}

/** The shop's own web addresses, as far as its settings name them. */
export const shopOrigins = ({ url, cartUrl, allowedOrigins }: ShopSettings): Set<string> =>
  new Set([url, cartUrl, ...allowedOrigins].flatMap((one) => originOf(one) ?? []));

const paramsOf = (utm: NonNullable<ShopSettings['utm']>, { channel, journeyId, stepId }: LinkPlace) => ({
  utm_source: utm.source,
  utm_medium: utm.medium ?? channel,
  utm_campaign: utm.campaign ?? journeyId,
  utm_content: utm.content ?? stepId,
  ...(utm.term !== undefined && { utm_term: utm.term }),
});

/**
 * A link to the shop with the parameters by which its analytics know the message. Nothing of the address is spelt anew, one that says
 * where it comes from already keeps that, and what leads elsewhere gets none.
 */
export const withCampaign = (url: string, shop: ShopSettings, place: LinkPlace): string => {
  const origins = shopOrigins(shop);
  const isOwn = origins.size === 0 || origins.has(originOf(url) ?? '');
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(url) ?? [];
  if (!shop.utm || !isOwn || !/^https?:/i.test(url) || /[?&]utm_[a-z]+=/i.test(address)) return url;
  const joint = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return `${address}${joint}${new URLSearchParams(paramsOf(shop.utm, place))}${fragment}`;
};
