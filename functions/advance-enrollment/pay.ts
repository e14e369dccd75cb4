import { budgetAskOf } from '../../core/contact/budget-ask.ts';
import type { BudgetAsk } from '../../core/contact/budgets.ts';
import type { OutgoingMessage } from '../../core/send/ports.ts';
import type { ProviderAnswer } from './deliver.ts';
import type { AdvancePorts } from './ports.ts';
import type { Turn } from './turn.ts';

/** `from`: the budgets that it was taken out of. */
export type Payment = { kind: 'paid'; from?: BudgetAsk } | Extract<ProviderAnswer, { kind: 'rejected' }>;

/** Takes what the message costs out of its budgets, before it leaves. */
export const pay = async (
  { budgets, clock }: Pick<AdvancePorts, 'budgets' | 'clock'>,
  { situation }: Turn,
  message: OutgoingMessage,
): Promise<Payment> => {
  const ask = budgetAskOf(situation.snapshot, message, clock.now());
  if (ask === undefined) return { kind: 'paid' };
  if (typeof ask === 'string') return { kind: 'rejected', reason: ask };
  return (await budgets.take(ask))
    ? { kind: 'paid', from: ask }
    : { kind: 'rejected', reason: 'over-budget' };
};
