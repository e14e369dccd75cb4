import { cartOf } from '../../cart/cart-of.ts';
import { cartPlace } from '../../cart/cart-place.ts';
import { type Cost, costOf, isTooDear } from '../../contact/price.ts';
import { finish } from '../../message/finish.ts';
import { messageContext } from '../../message/message-context.ts';
import type { RenderedMessage } from '../../message/template.ts';
import { noCatalogue } from '../../product/catalogue.ts';
import { eventPlace } from '../../send/event-place.ts';
import { SHORT_ID_LENGTH } from '../../send/short-link-id.ts';
import type { CompiledJourney } from '../compile.ts';
import type { Enrollment } from '../enrollment.ts';
import type { SendVerdict } from '../verdict.ts';
import type { Walk, WordsAlone } from './walk-state.ts';

export interface MessageAlone {
  text?: string;
  cost?: Cost;
}

/** What a message would say and come to, or why it would not leave. Only an SMS is billed by its words: others are not written. */
export const messageAlone = (
  walk: Walk,
  enrollment: Enrollment,
  journey: CompiledJourney,
  verdict: SendVerdict,
  nowMs: number,
): MessageAlone | 'no-template' | 'too-expensive' => {
  const { shop, words } = walk.ask;
  const { channel, address: to } = verdict;
  if (channel !== 'sms' || !words) return priced(walk, verdict, costOf(shop, { channel, to, text: '' }));
  const rendered = written(walk, words, enrollment, journey, verdict, nowMs);
  if (!rendered) return 'no-template';
  const { content, cost } = finish(rendered, { channel, to }, shop);
  const answer = priced(walk, verdict, cost);
  return typeof answer === 'string' ? answer : { ...answer, text: content.text };
};

const priced = ({ ask }: Walk, { channel, address: to }: SendVerdict, cost: Cost | undefined) => {
  if (isTooDear(ask.shop, { channel, to }, cost)) return 'too-expensive';
  return cost ? { cost } : {};
};

/** A template that cannot be filled in is as good as none. */
const written = (
  { profile, ask }: Walk,
  { templates, render, publicUrl, catalogue = noCatalogue }: WordsAlone,
  enrollment: Enrollment,
  journey: CompiledJourney,
  verdict: SendVerdict,
  nowMs: number,
): RenderedMessage | undefined => {
  const { channel, words: own, template: id } = verdict;
  const template = own ?? templates[id];
  if (!template) return undefined;
  const { shop, rules } = ask;
  const { trigger: event, offer } = enrollment;
  const links = linksAlone(publicUrl, journey, enrollment, { profile, shop }, nowMs);
  try {
    return render(
      template,
      channel,
      messageContext({ profile, event, offer, shop, links, catalogue, nowMs, rfm: rules.people.rfm }),
    );
  } catch {
    return undefined;
  }
};

/** As many letters as the id of a short link has. */
const NO_ID = '0'.repeat(SHORT_ID_LENGTH);

/** The one link of an SMS, where it would have one. */
const linksAlone = (
  publicUrl: string,
  { key }: CompiledJourney,
  { trigger }: Enrollment,
  { profile, shop }: Pick<Walk, 'profile'> & Pick<Walk['ask'], 'shop'>,
  nowMs: number,
): { cart?: string; link?: string } => {
  const url = `${publicUrl}/c/${NO_ID}`;
  if (key !== 'cart' && eventPlace(trigger.properties) !== undefined) return { link: url };
  const cart = cartOf(profile, nowMs);
  if (cart.lines.length > 0 && cartPlace(cart, shop)) return { cart: url, link: url };
  return shop.url === undefined ? {} : { link: url };
};
