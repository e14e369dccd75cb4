import * as z from 'zod';
import { cartOf } from '../../../core/cart/cart-of.ts';
import { cartPlace } from '../../../core/cart/cart-place.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import { channelFor } from '../../../core/contact/channel-for.ts';
import { MINUTE_MS } from '../../../core/duration.ts';
import {
  LINK_REQUESTED,
  type LinkChannel,
  linkChannels,
  linkTemplates,
} from '../../../core/journey/built-in/link-requested.ts';
import { channelsOf } from '../../../core/message/template.ts';
import { addressOf } from '../../../core/profile/address-of.ts';
import type { Deed } from '../act-on-person.ts';
import { actText, personAct } from '../person-act.ts';
import { problem } from '../problem.ts';

/** Why nothing could be sent; undefined when all is there. */
const lacking = (
  { profile, atMs }: Deed,
  channel: LinkChannel,
  { shop, templates }: Snapshot,
): string | undefined => {
  const cart = cartOf(profile, atMs);
  if (cart.lines.length === 0) return 'There is no open cart.';
  if (!cartPlace(cart, shop)) return 'Nobody has said where the shop shows a cart.';
  if (addressOf(profile, channelFor(profile, channel)) === undefined)
    return `There is no address for ${channel}.`;
  const template = linkTemplates[channel];
  const found = templates[template];
  return found && channelsOf(found).includes(channel) ? undefined : `There is no template ${template}.`;
};

export const resendLink = personAct({
  path: 'resend-link',
  summary:
    'Sends the link to her open cart once more, because she asked for it: whatever her consent, at any hour',
  action: 'resend-link',
  body: z.strictObject({ channel: z.enum(linkChannels), text: actText }),
  refusals: { 409: 'There is no open cart, no place that shows it, no address or no template' },
  async say(deed, { body: { channel }, snapshot }) {
    const detail = lacking(deed, channel, await snapshot());
    if (detail !== undefined) return problem(409, { detail });
    return [deed.event(LINK_REQUESTED, { channel }, [channel, Math.floor(deed.atMs / MINUTE_MS)])];
  },
});
