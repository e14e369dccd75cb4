import * as z from 'zod';
import type { Price } from '../contact/price.ts';
import { faultsOf } from '../faults.ts';
import { moneyFromJson, moneyJson, moneyToJson } from './money-json.ts';
import type { SettingsCheck } from './settings-check.ts';

const kept = z.strictObject({ amountMinor: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) });
const periodsOf = <M extends z.ZodType>(money: M) =>
  z.strictObject({ day: money.optional(), month: money.optional() });
const perChannel = <M extends z.ZodType>(money: M) => {
  const periods = periodsOf(money).optional();
  return z.strictObject({ email: periods, sms: periods, push: periods });
};

/** What marketing by a channel may cost in a day and in a month of the shop; as it is kept. */
export const budgetSettingsSchema = perChannel(kept);
export type BudgetSettings = z.infer<typeof budgetSettingsSchema>;

/** `PUT /v1/settings/budgets`: `{ "sms": { "day": { "amount": 50, "currency": "EUR" } } }`. */
export const budgetSettingsJson = perChannel(moneyJson).meta({
  description: 'What marketing by a channel may cost in a day and in a month of the shop',
});
type BudgetSettingsJson = z.infer<typeof budgetSettingsJson>;

const BUDGETED = ['email', 'sms', 'push'] as const;

type PerChannel<M> = {
  [C in (typeof BUDGETED)[number]]?: { day?: M | undefined; month?: M | undefined } | undefined;
};

const mapMoney = <M, R>(settings: PerChannel<M>, change: (money: M) => R) =>
  Object.fromEntries(
    BUDGETED.flatMap((channel) => {
      const { day, month } = settings[channel] ?? {};
      const periods = { ...(day && { day: change(day) }), ...(month && { month: change(month) }) };
      return settings[channel] ? [[channel, periods]] : [];
    }),
  );

/** One price cannot be taken from budgets of two currencies. */
const mixed = (json: BudgetSettingsJson) =>
  BUDGETED.flatMap((channel) => {
    const { day, month } = json[channel] ?? {};
    return day && month && day.currency !== month.currency
      ? [{ path: `/${channel}/month/currency`, message: `the budget of a day is in ${day.currency}` }]
      : [];
  });

/** Every fault; amounts come as decimals. */
export const checkBudgetSettings = (document: unknown): SettingsCheck<BudgetSettings> => {
  const parsed = budgetSettingsJson.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const faults = mixed(parsed.data);
  if (faults.length > 0) return { kind: 'faults', faults };
  return { kind: 'valid', settings: mapMoney(parsed.data, moneyFromJson) };
};

export const budgetSettingsToJson = (settings: BudgetSettings) => mapMoney(settings, moneyToJson);

const nothing = { day: { amountMinor: 0, currency: 'EUR' } satisfies Price };

/** A budget that cannot be read is none at all: nothing is spent. */
export const carefulBudgets: BudgetSettings = { email: nothing, sms: nothing, push: nothing };
