import type { Customer } from '../customer.ts';
import type { Diary, Statement } from '../diary.ts';
import { dayOf, type Figures } from './figures.ts';
import type { Messages } from './messages.ts';
import { statementsOf } from './reach.ts';

/** Where a yes became a no: channel by channel. */
export const unsubscribesOf = (customer: Customer, diary: Diary): Statement[] => {
  const latest = new Map<string, Statement>();
  return statementsOf(customer, diary).filter((one) => {
    const before = latest.get(one.channel);
    latest.set(one.channel, one);
    return before?.status === 'granted' && one.status === 'denied';
  });
};

/** Of the message by which she said so, and of the shop by its channel. */
export const recountUnsubscribed = (
  said: readonly Statement[],
  messages: Messages,
  figures: Figures,
): void => {
  for (const { channel, atMs, sendId = '' } of said) {
    const date = dayOf(atMs);
    const about = messages.get(sendId)?.about;
    figures.add(date, { channel }, 'unsubscribed');
    if (!about) continue;
    const { rung: _rung, variant: _variant, ...message } = about;
    figures.add(date, message, 'unsubscribed');
  }
};
