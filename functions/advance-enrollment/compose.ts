import type { Channel } from '../../core/consent/consent.ts';
import { isTooDear, maxPriceOf } from '../../core/contact/price.ts';
import type { SkipReason } from '../../core/contact/verdict.ts';
import { ProviderUnavailable } from '../../core/errors.ts';
import { builtInTemplate } from '../../core/journey/built-in/index.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import { linkBase } from '../../core/link/named-link.ts';
import { finish } from '../../core/message/finish.ts';
import { messageContext } from '../../core/message/message-context.ts';
import { render } from '../../core/message/render.ts';
import { senderOf } from '../../core/message/sender-of.ts';
import type { RenderedMessage, Template } from '../../core/message/template.ts';
import type { Catalogue } from '../../core/product/catalogue.ts';
import { isBack } from '../../core/profile/address-of.ts';
import type { OutgoingMessage } from '../../core/send/ports.ts';
import { type About, aboutOf, isInVain } from './about.ts';
import { isPersonal, nobodyLike, withoutPerson } from './is-personal.ts';
import { lastsMs } from './lasts-ms.ts';
import { type Links, linksFor } from './links.ts';
import type { AdvancePorts } from './ports.ts';
import { trackLinks } from './track-links.ts';
import type { Turn } from './turn.ts';

export type Composed =
  | { kind: 'message'; message: OutgoingMessage }
  | { kind: 'rejected'; reason: SkipReason }
  /** What it shows could not be looked up: nothing has left, and it may be tried again. */
  | { kind: 'refused' };

/** The message as it goes to the provider, from the template as it is published now; or why there is none. */
export const compose = async (
  ports: AdvancePorts,
  turn: Turn,
  verdict: SendVerdict,
  sendId: string,
): Promise<Composed> => {
  const { enrollment, situation } = turn;
  const { profile, snapshot } = situation;
  const template = verdict.words ?? snapshot.templates[verdict.template] ?? builtInTemplate(verdict.template);
  if (!template) return { kind: 'rejected', reason: 'no-template' };
  const from = senderOf(snapshot.shop, { ...verdict, replyTo: template.replyTo }, profile);
  if ('reason' in from) return { kind: 'rejected', reason: from.reason };
  const about = await lookedUp(ports, turn);
  if (!about) return { kind: 'refused' };
  if (isInVain(about, verdict)) return { kind: 'rejected', reason: 'out-of-stock' };
  const { catalogue, place } = about;
  const publicUrl = linkBase(snapshot.shop, ports.publicUrl);
  const links = await linksFor({ ...ports, publicUrl }, turn, verdict, { sendId, place });
  const nowMs = ports.clock.now();
  const given = { catalogue, publicUrl, nowMs };
  const words = await rendered(template, turn, { ...verdict, links, ...given });
  if (!words) return { kind: 'rejected', reason: 'no-template' };
  const { channel, purpose, stepId, rung, address: to } = verdict;
  const maxPrice = maxPriceOf(snapshot.shop, channel, to);
  const { content, cost } = finish(words, { channel, to }, snapshot.shop);
  if (isTooDear(snapshot.shop, { channel, to }, cost)) return { kind: 'rejected', reason: 'too-expensive' };
  const ids = { sendId, profileId: profile.id, enrollmentId: enrollment.id, journeyId: enrollment.journeyId };
  return {
    kind: 'message',
    message: {
      ...content,
      ...ids,
      ...from,
      ...(rung !== undefined && { rung }),
      ...(verdict.work && { work: verdict.work }),
      ...(opens.has(channel) && links.link !== undefined && { url: links.link }),
      ...(channel === 'push' && isBack(profile, to) && { isBack: true as const }),
      ...(shows.has(channel) && { lastsMs: lastsMs(situation.journey, verdict), ...pictureOf(about) }),
      ...(channel === 'onsite' && (await onsiteOf(template, turn, { words, links, ...given }))),
      ...(channel === 'email' && { headers: unsubscribeHeaders(verdict, links) }),
      ...{ channel, purpose, stepId, to },
      ...(cost && { cost }),
      ...(maxPrice && { maxPrice }),
    },
  };
};

const opens: ReadonlySet<Channel> = new Set(['push', 'webpush', 'onsite']);
const shows: ReadonlySet<Channel> = new Set(['webpush', 'onsite']);

const pictureOf = ({ image }: About) => (image === undefined ? {} : { image });

interface Given {
  catalogue: Catalogue;
  publicUrl: string;
  nowMs: number;
}

/** Where it is shown, and whether to her alone. */
const onsiteOf = async (
  template: Template,
  turn: Turn,
  { words, links, ...given }: { words: RenderedMessage; links: Links } & Given,
): Promise<Pick<OutgoingMessage, 'slot' | 'personal' | 'personalUrl'>> => {
  const { enrollment, situation } = turn;
  const nobody = {
    ...turn,
    enrollment: withoutPerson(enrollment),
    situation: { ...situation, profile: nobodyLike(situation.profile) },
  };
  const forNobody = await rendered(template, nobody, { channel: 'onsite', links: {}, ...given });
  return {
    ...(template.slot !== undefined && { slot: template.slot }),
    personal: isPersonal(words, forNobody),
    ...(links.link !== undefined && links.link === links.cart && { personalUrl: true as const }),
  };
};

const lookedUp = (ports: AdvancePorts, turn: Turn): Promise<About | undefined> =>
  aboutOf(ports, turn).catch((error: unknown) => {
    if (error instanceof ProviderUnavailable) return undefined;
    throw error;
  });

/** A template that cannot be filled in is as good as none: the marketer sees the reason, the cascade goes on. */
const rendered = async (
  template: Template,
  turn: Turn,
  { channel, ...given }: { channel: Channel; links: Links } & Given,
): Promise<RenderedMessage | undefined> => {
  const { profile, snapshot } = turn.situation;
  const { shop, people } = snapshot;
  const event = turn.enrollment.trigger;
  const { offer } = turn.enrollment;
  const { links, publicUrl, catalogue, nowMs } = given;
  const moment = { nowMs, rfm: people.rfm };
  const context = messageContext({ profile, event, offer, shop, links, catalogue, ...moment });
  try {
    const words = await render(template, channel, context);
    const { locale } = context;
    return trackLinks(words, { template, locale, shop, links, publicUrl });
  } catch {
    return undefined;
  }
};

/** RFC 8058: mail programs show a button that posts to the address. */
const unsubscribeHeaders = ({ purpose }: SendVerdict, { unsubscribe }: Links): Record<string, string> =>
  purpose === 'transactional' || unsubscribe === undefined
    ? {}
    : {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      };
