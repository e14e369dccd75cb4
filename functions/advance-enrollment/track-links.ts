import type { ShopSettings } from '../../core/config/settings.ts';
import { contentFor } from '../../core/message/locale.ts';
import { mapLinks, originsIn } from '../../core/message/mail-links.ts';
import type { RenderedMessage, Template } from '../../core/message/template.ts';
import { shopOrigins } from '../../core/send/campaign.ts';
import { originOf } from '../../core/send/origin.ts';
import type { Links } from './links.ts';

interface Tracked {
  template: Template;
  locale: string;
  shop: ShopSettings;
  publicUrl: string;
  links: Links;
}

/**
 * Links that stand in the HTML of a mail lead through our redirect as well. Only to origins that the template names in so many words
 * or that are the shop's: what was filled in of a person leads where it says, and never by a link that we have signed.
 */
export const trackLinks = (
  content: RenderedMessage,
  { template, locale, shop, publicUrl, links: { track } }: Tracked,
): RenderedMessage => {
  const { html } = content;
  if (html === undefined || !track) return content;
  const origins = new Set([
    ...shopOrigins(shop),
    ...originsIn(contentFor(template, 'email', locale).html ?? ''),
  ]);
  const own = originOf(publicUrl) ?? '';
  const change = (url: string): string => {
    const origin = originOf(url);
    return origin === undefined || origin === own || !origins.has(origin) ? url : track(url);
  };
  return { ...content, html: mapLinks(html, change) };
};
