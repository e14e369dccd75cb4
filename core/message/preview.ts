import { maskWhole } from '../access/mask-text.ts';
import { maskedProfile } from '../access/masked-profile.ts';
import type { EventView } from '../condition/roots.ts';
import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { isTooDear, type Price } from '../contact/price.ts';
import type { Fault } from '../errors.ts';
import { utf8Bytes } from '../event/limits.ts';
import type { Catalogue } from '../product/catalogue.ts';
import { addressOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import { SHORT_ID_LENGTH } from '../send/short-link-id.ts';
import { type SmsParts, smsParts } from '../sms/sms-parts.ts';
import { CLIPPED_BYTES } from './clipped-bytes.ts';
import { finish } from './finish.ts';
import { messageContext } from './message-context.ts';
import { pageUrl, standInLinks } from './message-links.ts';
import { readyRender } from './render.ts';
import { senderOf } from './sender-of.ts';
import type { RenderedMessage, Template } from './template.ts';
import { templateWarnings } from './template-warnings.ts';

export interface PreviewAsk extends Moment {
  /** With the HTML of its MJML. */
  template: Template;
  channel: Channel;
  profile: Profile;
  /** What would have started the journey. */
  event: EventView;
  /** BCP 47, instead of hers. */
  locale?: string | undefined;
  shop: ShopSettings;
  /** What it says of her cart and of the event. */
  catalogue: Catalogue;
  publicUrl: string;
  /** She is filled in without her contacts, for somebody who is not to see them. */
  isCovered?: boolean;
}

/** A message as one person would get it now. */
export interface Preview extends RenderedMessage {
  channel: Channel;
  /** Undefined for somebody who has no address there. */
  to?: string;
  from?: string;
  replyTo?: string;
  /** email: UTF-8, HTML and text. */
  bytes?: number;
  sms?: SmsParts;
  price?: Price;
  warnings: Fault[];
}

/** Somebody made up has no phone; a price for all countries is shown for her. */
const NOWHERE = '';

const inLocale = (profile: Profile, locale: string | undefined, atMs: number): Profile =>
  locale === undefined
    ? profile
    : { ...profile, traits: { ...profile.traits, locale: { value: locale, atMs } } };

/** What a template makes for one person; undefined where it cannot be filled in. Its links are as long as an SMS's are and lead nowhere. */
export const previewOf = async (ask: PreviewAsk): Promise<Preview | undefined> => {
  const { template, channel, event, shop, catalogue, publicUrl, locale, nowMs, rfm } = ask;
  const profile = inLocale(ask.profile, locale, nowMs);
  const shown = ask.isCovered ? maskedProfile(profile) : profile;
  const click = `${publicUrl}/c/${'0'.repeat(SHORT_ID_LENGTH)}`;
  const links = standInLinks(template.id, channel, {
    click,
    pageOf: (page) => (channel === 'sms' ? click : pageUrl(publicUrl, page, '0')),
  });
  const context = messageContext({
    profile: shown,
    event,
    shop,
    links,
    catalogue,
    nowMs,
    ...(rfm && { rfm }),
  });
  const render = await readyRender();
  const rendered = attempt(() => render(template, channel, context));
  if (!rendered) return undefined;
  const to = addressOf(profile, channel);
  const from = senderOf(shop, { channel, address: to ?? NOWHERE, replyTo: template.replyTo }, profile);
  const { content, cost } = finish(rendered, { channel, to: to ?? NOWHERE }, shop);
  const bytes = utf8Bytes(content.html ?? '') + utf8Bytes(content.text);
  const warnings = [
    ...(await templateWarnings(template)),
    ...('reason' in from ? [said('nobody it could come from: say so in the settings of the shop')] : []),
    ...(to === undefined ? [said('she has no address there')] : []),
    ...(isTooDear(shop, { channel, to: to ?? NOWHERE }, cost)
      ? [said('dearer than the shop allows: it is skipped')]
      : []),
    ...(utf8Bytes(content.html ?? '') > CLIPPED_BYTES ? [said('Gmail clips what is above 102 KB')] : []),
  ];
  return {
    channel,
    ...(to !== undefined && { to: ask.isCovered ? maskWhole(to) : to }),
    ...('reason' in from ? {} : from),
    ...content,
    ...(channel === 'email' && { bytes }),
    ...(channel === 'sms' && { sms: smsParts(content.text) }),
    ...(cost?.price && { price: cost.price }),
    warnings,
  };
};

const said = (message: string): Fault => ({ path: '', message });

const attempt = <T>(make: () => T): T | undefined => {
  try {
    return make();
  } catch {
    return undefined;
  }
};
