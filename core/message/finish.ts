import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { type Cost, costOf } from '../contact/price.ts';
import { plainLetters } from '../sms/plain-letters.ts';
import { harmlessLinks } from './mail-links.ts';
import { oneLine, printable } from './printable.ts';
import type { RenderedMessage } from './template.ts';

/** Rendered words as they leave by a channel, and what they cost. */
export const finish = (
  { subject, text: said, html }: RenderedMessage,
  { channel, to }: { channel: Channel; to: string },
  shop: ShopSettings,
): { content: RenderedMessage; cost?: Cost } => {
  const shown = printable(said);
  const text = channel === 'sms' && !shop.sms.keepLetters ? plainLetters(shown) : shown;
  const cost = costOf(shop, { channel, to, text });
  return {
    content: {
      ...(subject !== undefined && { subject: oneLine(subject) }),
      text,
      ...(html !== undefined && { html: harmlessLinks(printable(html)) }),
    },
    ...(cost && { cost }),
  };
};
