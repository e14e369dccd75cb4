import { DAY_MS } from '../../../../core/duration.ts';
import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import { minorOf } from '../../../../core/money.ts';
import type { Bought, Diary, GivenBack, Statement } from '../diary.ts';
import type { Heard } from '../heard.ts';
import { RULES } from '../house.ts';
import { idleSinceMs, restedAtMs } from './course.ts';
import { type About, dayOf, type Figures } from './figures.ts';
import { type Messages, variantOf } from './messages.ts';
import { aboutEntry, type Counted, isControl } from './people.ts';
import { recountUnsubscribed, unsubscribesOf } from './unsubscribed.ts';

const ATTRIBUTED_WITHIN_MS = 7 * DAY_MS;

interface Order extends Bought {
  isCancelled: boolean;
  isOver: boolean;
  /** What is left of it; undefined where nobody said what it was worth. */
  net?: { minor: number; currency: string };
}

const netOf = ({ total, currency }: Bought, refunds: readonly GivenBack[], isCancelled: boolean) => {
  if (total === undefined || currency === undefined) return { isOver: false };
  const worth = minorOf(total, currency);
  const own = refunds.filter((one) => one.total !== undefined && (one.currency ?? currency) === currency);
  const foreign = refunds.some((one) => (one.total ?? 0) > 0 && (one.currency ?? currency) !== currency);
  const back = own.reduce((sum, one) => sum + minorOf(one.total ?? 0, currency), 0);
  const isWhole = isCancelled || refunds.some((one) => one.total === undefined);
  const minor = isWhole ? 0 : Math.max(0, worth - back);
  return { isOver: foreign || back > worth, net: { minor, currency } };
};

/** Hers, in order of time. */
const ordersOf = (ids: readonly string[], diary: Diary): Order[] =>
  ids
    .flatMap((id) => diary.orders.get(id) ?? [])
    .map((order) => {
      const isCancelled = diary.cancelled.has(order.orderId);
      const refunds = [...diary.refunds.values()].filter(({ orderId }) => orderId === order.orderId);
      return { ...order, isCancelled, ...netOf(order, refunds, isCancelled) };
    })
    .toSorted((a, b) => a.atMs - b.atMs);

/** Which entry has which order as its goal: the latest that it may be for, once, and not the order that she came in by. */
const goalsOf = (entries: readonly Enrollment[], orders: readonly Order[]) => {
  const goals: { entry: Enrollment; order: Order }[] = [];
  for (const { id, goalWithinMs } of RULES)
    for (const order of orders) {
      const [latest] = entries
        .filter((entry) => entry.journeyId === id && isAimedAt(entry, order, goalWithinMs))
        .toSorted((a, b) => b.enteredAtMs - a.enteredAtMs);
      if (latest && !goals.some(({ entry }) => entry === latest)) goals.push({ entry: latest, order });
    }
  return goals;
};

const isAimedAt = ({ trigger }: Enrollment, { atMs, orderId }: Order, withinMs: number): boolean =>
  atMs >= trigger.atMs && atMs <= trigger.atMs + withinMs && trigger.properties.order_id !== orderId;

interface Touch {
  about: About;
  atMs: number;
}

/** Clicks of hers on what was sent to her. */
const touchesOf = (entries: readonly Enrollment[], messages: Messages, diary: Diary): Touch[] => {
  const own = new Set(entries.map(({ id }) => id));
  const hers = diary.attempts.filter(({ enrollmentId }) => own.has(enrollmentId));
  return [...new Set(hers.map(({ sendId }) => sendId))]
    .flatMap((sendId) =>
      (diary.clicks.get(sendId) ?? []).flatMap((atMs) => {
        const message = messages.get(sendId);
        return message ? [{ about: message.about, atMs: Math.max(atMs, message.atMs) }] : [];
      }),
    )
    .toSorted((a, b) => a.atMs - b.atMs);
};

interface Met {
  about: About;
  atMs: number;
  untilMs: number;
  /** The order that let her in is no answer to what she met then. */
  cameByOrder: unknown;
}

/** What chance decided about her, and since when: at her entry, and where she stood at the step that is on trial. */
const metOf = (entry: Enrollment, fills: readonly number[]): Met[] => {
  const { goalWithinMs } = RULES.find(({ id }) => id === entry.journeyId) ?? { goalWithinMs: 0 };
  const { journeyId } = entry;
  const { stepId, variant } = variantOf(entry);
  const holdout = {
    about: { journeyId, variant: isControl(entry) ? 'control' : 'in' },
    atMs: entry.enteredAtMs,
  };
  // Whoever is through with the journey was there, and whoever it ended for may have been.
  const stood =
    entry.status === 'completed' ||
    entry.position.stepId === stepId ||
    (entry.draws ?? []).some((draw) => draw.stepId === stepId);
  const atMs = journeyId === 'cart-abandoned' ? idleSinceMs(entry, fills) : restedAtMs(entry);
  const step = { about: { journeyId, stepId, variant: variant?.id ?? '' }, atMs };
  return [holdout, ...(stood && !isControl(entry) ? [step] : [])].map((one) => ({
    ...one,
    untilMs: one.atMs + goalWithinMs,
    cameByOrder: entry.trigger.properties.order_id,
  }));
};

/** The first time counts, whichever entry it was. */
const firstMet = (all: readonly Met[]): Met[] => [
  ...new Map(
    all
      .toSorted((a, b) => b.atMs - a.atMs)
      .map((one) => [`${one.about.journeyId} ${one.about.stepId ?? ''}`, one]),
  ).values(),
];

interface Doings {
  orders: readonly Order[];
  unsubscribes: readonly Statement[];
}

const recountPeople = (met: readonly Met[], { orders, unsubscribes }: Doings, figures: Figures): void => {
  for (const { about, atMs, untilMs, cameByOrder } of met) {
    const hers = orders.filter(
      (one) => !one.isCancelled && one.orderId !== cameByOrder && one.atMs >= atMs && one.atMs <= untilMs,
    );
    const paid = new Map<string, number>();
    for (const { net } of hers) if (net) paid.set(net.currency, (paid.get(net.currency) ?? 0) + net.minor);
    const date = dayOf(atMs);
    figures.add(date, about, 'people');
    if (hers.length > 0) figures.add(date, about, 'peopleOrdered');
    if (unsubscribes.some((one) => one.atMs >= atMs && one.atMs <= untilMs))
      figures.add(date, about, 'peopleUnsubscribed');
    for (const [currency, minor] of paid) {
      figures.add(date, about, `paid:${currency}`, minor);
      figures.add(date, about, `paidSquares:${currency}`, minor ** 2);
    }
  }
};

const recountAttributed = (order: Order, touches: readonly Touch[], figures: Figures): Touch[] => {
  const within = touches.filter(
    ({ atMs }) => atMs <= order.atMs && atMs >= order.atMs - ATTRIBUTED_WITHIN_MS,
  );
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last || order.isCancelled) return within;
  const date = dayOf(order.atMs);
  figures.add(date, last.about, 'attributed');
  figures.add(date, first.about, 'firstTouched');
  if (order.net) {
    figures.add(date, last.about, `attributedRevenue:${order.net.currency}`, order.net.minor);
    figures.add(date, first.about, `firstTouchedRevenue:${order.net.currency}`, order.net.minor);
  }
  return within;
};

/** The shop has an order once, if a journey wrote to her: it was one's goal, or she had clicked. */
const recountForShop = (order: Order, journeys: ReadonlySet<string>, figures: Figures): void => {
  if (journeys.size === 0) return;
  const date = dayOf(order.atMs);
  figures.add(date, {}, 'orders');
  figures.add(date, {}, 'claimedAgain', journeys.size - 1);
  if (order.isCancelled) figures.add(date, {}, 'cancelled');
  else if (!order.net) figures.add(date, {}, 'withoutValue');
  if (order.net) figures.add(date, {}, `revenue:${order.net.currency}`, order.net.minor);
  if (order.isOver) figures.add(date, {}, 'overRefunded');
};

/** Counts what people did against what was sent to them: goals, orders that are owed to messages, and people of experiments. */
export const recountOrders = (
  people: readonly (Counted & { orderIds: readonly string[] })[],
  { diary, heard, messages, figures }: { diary: Diary; heard: Heard; messages: Messages; figures: Figures },
): void => {
  for (const { customer, entries, orderIds } of people) {
    const orders = ordersOf(orderIds, diary);
    const goals = goalsOf(entries, orders);
    for (const { entry, order } of goals) {
      figures.add(dayOf(order.atMs), aboutEntry(entry), 'converted');
      if (order.net)
        figures.add(dayOf(order.atMs), aboutEntry(entry), `revenue:${order.net.currency}`, order.net.minor);
    }
    const touches = touchesOf(entries, messages, diary);
    for (const order of orders) {
      const owed = recountAttributed(order, touches, figures);
      const claims = goals.filter((goal) => goal.order === order && !isControl(goal.entry));
      const touched = [owed[0], owed.at(-1)].flatMap((one) => one?.about.journeyId ?? []);
      recountForShop(order, new Set([...claims.map(({ entry }) => entry.journeyId), ...touched]), figures);
    }
    const fills = [customer.key, customer.logsInAs ?? ''].flatMap((key) => diary.fills.get(key) ?? []);
    const unsubscribes = unsubscribesOf(customer, diary, heard);
    recountUnsubscribed(unsubscribes, messages, figures);
    recountPeople(
      firstMet(entries.flatMap((entry) => metOf(entry, fills))),
      { orders, unsubscribes },
      figures,
    );
  }
};
