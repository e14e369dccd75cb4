import type { CartAnswer, EnrollmentAnswer, HistoryEntry } from '../app/answers.ts';
import type { Call } from '../app/api.ts';
import { CURRENCY, type ProductId } from '../shop/catalogue.ts';
import type { SentEvent } from '../shop/client.ts';
import type { ShopRemote } from '../shop/remote.ts';
import { productProperties } from '../shop/shop-events.ts';
import { traitsOf } from '../shop/shopper.ts';
import type { Hands } from './hands.ts';
import { laddersOf } from './ladder.ts';
import type { ActId, Known } from './story-state.ts';

const HOUR_MS = 60 * 60_000;
const BASKET: readonly ProductId[] = ['kettle', 'cups'];

/** Decides nothing but what the people do; what comes of it is read from the API. */
type Act = (hands: Hands) => Promise<void>;

const journeyOf = ({ profile }: Known): EnrollmentAnswer | undefined => profile?.enrollments[0];
const orNothing = <T>(value: T | null | undefined | false | ''): T | undefined => value || undefined;

const SHORT: Record<string, string> = { identify: 'i', track: 't', page: 'p' };

const lineOf = ({ type, event, traits, properties }: SentEvent): Call => ({
  method: 'POST',
  path: `/v1/${SHORT[type] ?? type}`,
  body: { type, ...(event ? { event } : {}), ...(type === 'identify' ? { traits } : { properties }) },
});

/** Waits until the frame's client has sent so many events, and shows the new ones as the calls they are on the wire. */
async function noteShopCalls(
  { until, note, state }: Hands,
  remote: ShopRemote,
  count: number,
): Promise<void> {
  const sent = await until('frame', () =>
    remote.sent().length >= count ? remote.sent().toReversed() : undefined,
  );
  for (const event of sent.slice(state().calls.length)) note(lineOf(event));
}

async function fillBenCart({ api, state }: Hands): Promise<void> {
  const { ben, play } = state();
  const ids = { userId: ben.userId, anonymousId: `ben-${play}` };
  const words = { origin: location.origin, nameOf: (id: ProductId) => id };
  await api.batch('local-web', [
    { type: 'identify', ...ids, traits: traitsOf(ben, 'en', 'Europe/Berlin') },
    { type: 'track', event: 'Product Added', ...ids, properties: productProperties('teapot', 1, words) },
  ]);
}

const cart: Act = async (hands) => {
  const { pacer, show, until, shop, look, state, fact, api } = hands;
  show({ laptop: 'open' });
  const remote = await until('frame', shop);
  await noteShopCalls(hands, remote, 1);
  await pacer.rest(1_200);
  remote.logIn(state().anna);
  for (const [index, product] of BASKET.entries()) {
    await pacer.rest(1_300);
    await noteShopCalls(hands, remote, 2 + index);
    remote.add(product);
  }
  await noteShopCalls(hands, remote, 2 + BASKET.length);
  await fillBenCart(hands);
  await api.idle();
  const known = await until('cart', async () => {
    const { profile } = (await look()).anna;
    return profile?.enrollments[0] && profile.cart?.items.length === BASKET.length
      ? (profile.cart as CartAnswer)
      : undefined;
  });
  await until('ben', async () => journeyOf((await look()).ben));
  fact('cart', { count: known.items.length, amount: known.value ?? 0, currency: known.currency ?? CURRENCY });
  await pacer.rest(2_600);
  show({ laptop: 'left' });
};

const hour: Act = async ({ pacer, moveClock, look, fact, until }) => {
  await pacer.rest(1_500);
  const { fired } = await moveClock({ advance: 'PT1H' });
  await until('mail', async () => orNothing((await look()).anna.messages[0]));
  fact('fired', { count: fired });
  await pacer.rest(5_500);
};

const mail: Act = async ({ pacer, api, state, fact }) => {
  await api.outbox();
  const message = state().annaKnown.messages[0];
  if (message)
    fact('arrived', { channel: message.channel, to: message.to, subject: message.subject ?? message.text });
  await pacer.rest(12_500);
};

const wait: Act = async ({ pacer, moveClock, look, state, fact, until, api }) => {
  const due = await until('due', () => orNothing(journeyOf(state().annaKnown)?.wakesAt));
  await pacer.rest(1_500);
  await moveClock({ set: new Date(Date.parse(due) - HOUR_MS).toISOString() });
  await api.lookup('email', state().anna.email);
  await look();
  const next = laddersOf(state()).anna.find((stage) => stage.state === 'next');
  if (next?.dueMs) fact('due', { channel: next.channel, ms: next.dueMs - (state().clock?.nowMs ?? 0) });
  if (next?.price) fact('price', { ...next.price });
  await pacer.rest(10_500);
};

async function typePhone({ pacer, state, show }: Hands): Promise<void> {
  const { anna } = state();
  for (let length = 1; length <= anna.phone.length; length++) {
    show({ till: { ...state().till, digits: anna.phone.slice(0, length) } });
    await pacer.rest(170);
  }
}

/** The till knows a phone number and nothing else: it says with the order whose it is. */
const tillOrder = (phone: string, receipt: string, items: CartAnswer) => ({
  event: 'Order Completed',
  anonymousId: receipt,
  context: { source: 'pos', traits: { phone } },
  properties: {
    order_id: receipt,
    total: items.value,
    currency: items.currency,
    products: items.items.map(({ productId, name, price, quantity }) => ({
      product_id: productId,
      name,
      price,
      quantity,
    })),
  },
});

const till: Act = async (hands) => {
  const { pacer, show, state, api, until, look, fact } = hands;
  const bought = await until('cart', () => orNothing(state().annaKnown.profile?.cart));
  show({ till: { digits: '', ...(bought.value === null ? {} : { total: bought.value }) } });
  await pacer.rest(1_500);
  await typePhone(hands);
  await pacer.rest(900);
  const receipt = `T-${state().play.slice(0, 5).toUpperCase()}`;
  await api.track('local-server', tillOrder(state().anna.phone, receipt, bought));
  show({ till: { ...state().till, receipt } });
  const { profile, entries } = await until('order', async () => {
    const { anna } = await look();
    return anna.profile && anna.profile.counters.orders > 0 && journeyOf(anna)?.status !== 'active'
      ? anna
      : undefined;
  });
  const order = entries.find(({ name, kind }) => kind === 'event' && name === 'Order Completed');
  fact('order', { count: profile?.counters.orders ?? 0, source: order?.source ?? '' });
  await pacer.rest(6_500);
};

const skipsOf = (entries: readonly HistoryEntry[]): HistoryEntry[] =>
  entries.filter(({ kind }) => kind === 'skip');

const stop: Act = async ({ pacer, moveClock, look, api, state, fact, until }) => {
  await pacer.rest(2_500);
  const { id } = await until('stopped', () => orNothing(state().annaKnown.profile));
  await moveClock({ advance: 'P1D' });
  await api.timeline(id);
  const anna = await until('stopped', async () => {
    const known = (await look()).anna;
    return skipsOf(known.entries).some(({ reason }) => reason === 'ordered') ? known : undefined;
  });
  const journey = journeyOf(anna);
  const source = skipsOf(anna.entries).find(({ reason }) => reason === journey?.reason)?.source ?? '';
  if (journey?.reason) fact('ended', { reason: journey.reason, source });
  fact('noSms', {
    to: state().anna.phone,
    count: anna.messages.filter(({ channel }) => channel === 'sms').length,
  });
  await pacer.rest(12_500);
};

const why: Act = async ({ pacer, look, api, state, fact, until }) => {
  await pacer.rest(1_200);
  const ben = await until('reasons', async () => {
    const known = (await look()).ben;
    return skipsOf(known.entries).length > 0 && known.messages.length === 0 ? known : undefined;
  });
  if (ben.profile) await api.timeline(ben.profile.id);
  fact('ben', { count: state().benKnown.messages.length });
  await pacer.rest(13_000);
};

export const ACT_PLAYS: Record<ActId, Act> = { cart, hour, mail, wait, till, stop, why };
