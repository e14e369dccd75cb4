import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { BudgetPeriod } from '../../../core/contact/budget-period.ts';
import { type BudgetAsk, type Budgets, NEARLY_SPENT } from '../../../core/contact/budgets.ts';
import { SECOND_MS } from '../../../core/duration.ts';
import type { Clock } from '../../../core/ports.ts';
import { log } from '../../runtime/log.ts';
import { count } from '../../runtime/measure.ts';
import { oneAfterAnother } from '../one-after-another.ts';
import { type BudgetLedger, budgetLedger, spentIn } from './budget-ledger.ts';

/** What a function takes ahead at most. */
const SLICE = 0.02;
const MOST_ROUNDS = 5;
/** A budget that is spent is not asked again for so long, so that a broadcast does not press on one item. */
const SHORT_MS = 5 * SECOND_MS;

interface Parts {
  client: DynamoDBClient;
  tableName: string;
  clock: Clock;
  /** Told once that little is left. */
  tell?: (period: BudgetPeriod) => void;
}

const tellLog = ({ channel, per }: BudgetPeriod): void => {
  log.warn('a budget is nearly spent', { reason: `${channel} by ${per}` });
  count('BudgetsNearlySpent');
};

/** A whole number of messages, at least one. */
const sliceOf = (limitMinor: number, minor: number): number =>
  minor * Math.max(1, Math.floor((limitMinor * SLICE) / minor));

/** Of what other functions have left, and of what is not handed out: rarely, when a budget comes to its end. */
const gather = async (
  ledger: BudgetLedger,
  owner: string,
  minor: number,
  limitMinor: number,
): Promise<boolean> => {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const book = await ledger.read();
    if (spentIn(book) + minor > limitMinor) return false;
    let missing = minor;
    for (const { id, leftMinor } of book.slices.toSorted((a, b) => b.leftMinor - a.leftMinor)) {
      const piece = Math.min(leftMinor, missing);
      if (piece > 0 && (await ledger.takeFrom(id, piece))) missing -= piece;
    }
    if (missing === 0 || (await ledger.handOut(missing, limitMinor)) !== undefined) return true;
    await ledger.putInto(owner, minor - missing);
  }
  return false;
};

/**
 * Per day and month one item that says how much has been handed out, and one per function with what it has left of its slice: a
 * message costs one write of the function's own item.
 */
export const dynamoBudgets = ({ client, tableName, clock, tell = tellLog }: Parts): Budgets => {
  const owner = randomUUID();
  let writes = 0;
  const ledgerOf = (period: BudgetPeriod) =>
    budgetLedger(client, tableName, period, { id: owner, nextNo: () => ++writes });
  const inOrder = oneAfterAnother();
  /** Under which limit this function took its slice, by budget. */
  const limits = new Map<string, number>();
  const short = new Map<string, { minor: number; limitMinor: number; untilMs: number }>();
  const nameOf = ({ channel, name }: BudgetPeriod) => `${channel}#${name}`;

  /** Who lowers a limit wants it kept by slices that were taken before, too. */
  const followLimit = async (ledger: BudgetLedger, period: BudgetPeriod): Promise<void> => {
    const { amountMinor } = period.limit;
    const before = limits.get(nameOf(period)) ?? 0;
    limits.set(nameOf(period), amountMinor);
    if (before <= amountMinor) return;
    const own = (await ledger.read()).slices.find(({ id }) => id === owner);
    if (own && own.leftMinor > 0 && (await ledger.takeFrom(owner, own.leftMinor)))
      await ledger.takeBack(own.leftMinor);
  };

  const takeSlice = async (ledger: BudgetLedger, period: BudgetPeriod, minor: number): Promise<boolean> => {
    const { amountMinor } = period.limit;
    for (const size of new Set([sliceOf(amountMinor, minor), minor])) {
      const handed = await ledger.handOut(size, amountMinor);
      if (handed === undefined) continue;
      if (size > minor) await ledger.putInto(owner, size - minor);
      const isNearly = (spent: number) => spent >= amountMinor * NEARLY_SPENT;
      if (isNearly(handed) && !isNearly(handed - size)) tell(period);
      return true;
    }
    return false;
  };

  const takeFromOne = async (period: BudgetPeriod, minor: number): Promise<boolean> => {
    const name = nameOf(period);
    const { amountMinor: limitMinor } = period.limit;
    const last = short.get(name);
    const isKnown = last && last.limitMinor === limitMinor && last.minor <= minor;
    if (minor > limitMinor || (isKnown && clock.now() < last.untilMs)) return false;
    const ledger = ledgerOf(period);
    await followLimit(ledger, period);
    const isTaken =
      (await ledger.takeFrom(owner, minor)) ||
      (await takeSlice(ledger, period, minor)) ||
      (await gather(ledger, owner, minor, limitMinor));
    if (!isTaken) short.set(name, { minor, limitMinor, untilMs: clock.now() + SHORT_MS });
    return isTaken;
  };

  const giveBack = async ({ price, periods }: BudgetAsk): Promise<void> => {
    for (const period of periods) {
      short.delete(nameOf(period));
      await ledgerOf(period).putInto(owner, price.amountMinor);
    }
  };

  const take = async ({ price, periods }: BudgetAsk): Promise<boolean> => {
    for (const [index, period] of periods.entries()) {
      if (await takeFromOne(period, price.amountMinor)) continue;
      await giveBack({ price, periods: periods.slice(0, index) });
      return false;
    }
    return true;
  };

  return {
    take: (ask) => inOrder(() => take(ask)),
    giveBack: (ask) => inOrder(() => giveBack(ask)),
    spent: async (period) => spentIn(await ledgerOf(period).read()),
  };
};
