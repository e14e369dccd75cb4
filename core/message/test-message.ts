import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { hashId } from '../hash.ts';
import type { Catalogue } from '../product/catalogue.ts';
import type { Profile } from '../profile/profile.ts';
import type { OutgoingMessage } from '../send/ports.ts';
import { finish } from './finish.ts';
import { messageContext } from './message-context.ts';
import { pageUrl, standInLinks } from './message-links.ts';
import { render } from './render.ts';
import { senderOf } from './sender-of.ts';
import type { Template } from './template.ts';

/** Stands where the ids of a person and an enrollment stand: what becomes of a test is told of nobody. */
const NOBODY = 'test';
/** What is seen of it: nobody shall take it for a real one. */
const MARK = '[Test]';

export interface TestAsk {
  journeyId: string;
  stepId: string;
  channel: Channel;
  template: Template;
  /** Where it goes. */
  to: string;
  /** With whose data it is filled in. */
  profile: Profile;
  shop: ShopSettings;
  /** What it says of the cart of `profile`. */
  catalogue: Catalogue;
  publicUrl: string;
  nowMs: number;
}

/** A message of a journey for somebody of the shop to look at: marked, and counted nowhere. Its links lead to the shop if that has an address. */
export const testMessage = async (ask: TestAsk): Promise<OutgoingMessage | { reason: string }> => {
  const { journeyId, stepId, channel, template, to, profile, shop, catalogue, nowMs } = ask;
  const from = senderOf(shop, { channel, address: to, replyTo: template.replyTo }, profile);
  if ('reason' in from) return from;
  const event = { event: 'Test', source: 'test', atMs: nowMs, properties: {} };
  const url = shop.cartUrl ?? shop.url;
  const links = standInLinks(template.id, channel, {
    click: url,
    pageOf: (page) => url ?? pageUrl(ask.publicUrl, page, '0'),
  });
  const content = await render(
    template,
    channel,
    messageContext({ profile, event, shop, links, catalogue, nowMs }),
  ).catch(() => undefined);
  if (!content) return { reason: 'no-template' };
  const { subject, text, html } = finish(content, { channel, to }, shop).content;
  // An SMS shows no subject, whatever a content for several channels says.
  const isTitled = subject !== undefined && channel !== 'sms';
  return {
    ...(subject === undefined ? {} : { subject: `${MARK} ${subject}` }),
    text: isTitled ? text : `${MARK} ${text}`,
    ...(html !== undefined && { html }),
    ...from,
    ...{ journeyId, stepId, channel, to, purpose: 'transactional' as const },
    sendId: `${NOBODY}-${hashId([journeyId, stepId, template.id, to, nowMs])}`,
    ...{ profileId: NOBODY, enrollmentId: NOBODY },
    ...((channel === 'push' || channel === 'webpush') && url !== undefined && { url }),
  };
};
