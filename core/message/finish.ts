import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { type Cost, costOf } from '../contact/price.ts';
import { plainLetters } from '../sms/plain-letters.ts';
import { harmlessLinks } from './mail-links.ts';
import type { RenderedMessage } from './template.ts';

/** Rendered words as they leave by a channel, and what they cost. */
export const finish = (
  content: RenderedMessage,
  { channel, to }: { channel: Channel; to: string },
  shop: ShopSettings,
): { content: RenderedMessage; cost?: Cost } => {
  const text = channel === 'sms' && !shop.sms.keepLetters ? plainLetters(content.text) : content.text;
  const cost = costOf(shop, { channel, to, text });
  const html = content.html === undefined ? {} : { html: harmlessLinks(content.html) };
  return { content: { ...content, text, ...html }, ...(cost && { cost }) };
};
