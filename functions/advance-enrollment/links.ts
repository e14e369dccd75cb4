import { DAY_MS } from '../../core/duration.ts';
import { asksToConfirm } from '../../core/journey/built-in/confirmation-asked.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import { type MailPage, type MessageLinks, mailLinks, pageUrl } from '../../core/message/message-links.ts';
import { withCampaign } from '../../core/send/campaign.ts';
import type { LinkKey } from '../../core/send/link-keys.ts';
import { type LinkToken, sign } from '../../core/send/link-token.ts';
import { shortLinkId } from '../../core/send/short-link-id.ts';
import { cartTarget } from './cart-target.ts';
import type { AdvancePorts } from './ports.ts';
import type { Turn } from './turn.ts';

const SHORT_LIFE_MS = 30 * DAY_MS;

/** `cart` and `link` lead through our redirect, `link` to what the event is about, else to the cart, else to the shop. */
export interface Links extends MessageLinks {
  /** email: any other address, through our redirect. */
  track?: (url: string) => string;
}

/** The links of one message, each signed for this send alone. Made again they are the same, so a short one is stored once. */
export const linksFor = async (
  ports: AdvancePorts,
  { enrollment, situation }: Turn,
  verdict: SendVerdict,
  { sendId, place }: { sendId: string; place: string | undefined },
): Promise<Links> => {
  const { channel, address } = verdict;
  if (asksToConfirm(enrollment.journeyId))
    return confirmLink(ports, { enrollment, situation }, verdict, sendId);
  const { profile, snapshot } = situation;
  const key = await ports.linkKeys.signing();
  const ids = { sendId, profileId: profile.id, enrollmentId: enrollment.id, journeyId: enrollment.journeyId };
  const cart = cartTarget(profile, snapshot.shop, key, ports.clock.now());
  const at = { channel, journeyId: enrollment.journeyId, stepId: verdict.stepId };
  const clickOf = (url: string) => ({ ...ids, channel, url: withCampaign(url, snapshot.shop, at) });
  const linkTo = (url: string | undefined) =>
    url === undefined ? undefined : clickTo(ports, key, clickOf(url));
  const tokenOf = (kind: MailPage): LinkToken => ({ kind, ...ids, channel, address });
  const link = await linkTo(place ?? cart ?? snapshot.shop.url);
  // An SMS has one link.
  const isTheCart = place === undefined && cart !== undefined;
  const toCart = isTheCart ? link : channel === 'sms' ? undefined : await linkTo(cart);
  return {
    ...(toCart !== undefined && { cart: toCart }),
    ...(link !== undefined && { link }),
    ...(channel === 'email' && { track: (url: string) => signed(ports, key, clickOf(url)) }),
    ...mailLinks(channel, (page) => pageUrl(ports.publicUrl, page, sign(key, tokenOf(page)))),
  };
};

/** The one link of a message that asks to confirm. */
const confirmLink = async (
  ports: AdvancePorts,
  { enrollment, situation }: Pick<Turn, 'enrollment' | 'situation'>,
  { channel, address }: SendVerdict,
  sendId: string,
): Promise<Links> => {
  const key = await ports.linkKeys.signing();
  const { id: profileId } = situation.profile;
  const { id: enrollmentId, journeyId } = enrollment;
  const token = sign(key, { kind: 'confirm', profileId, channel, address });
  const url = pageUrl(ports.publicUrl, 'confirm', token);
  if (channel !== 'sms') return { confirm: url };
  return {
    confirm: await shortened(ports, key, { sendId, profileId, enrollmentId, journeyId, channel, url }),
  };
};

type Click = { url: string; channel: SendVerdict['channel'] } & Record<
  'sendId' | 'profileId' | 'enrollmentId' | 'journeyId',
  string
>;

const clickTo = (ports: AdvancePorts, key: LinkKey, click: Click): string | Promise<string> =>
  click.channel === 'sms' ? shortened(ports, key, click) : signed(ports, key, click);

const signed = ({ publicUrl }: AdvancePorts, key: LinkKey, click: Click): string =>
  `${publicUrl}/c/${sign(key, { kind: 'click', ...click })}`;

/** An SMS has 160 letters: the link is an id, made of the send and the key. */
const shortened = async (ports: AdvancePorts, key: LinkKey, click: Click): Promise<string> => {
  const id = shortLinkId(key, click.sendId);
  const expiresAtSeconds = Math.ceil((ports.clock.now() + SHORT_LIFE_MS) / 1000);
  await ports.shortLinks.put({ ...click, id, expiresAtSeconds });
  return `${ports.publicUrl}/c/${id}`;
};
