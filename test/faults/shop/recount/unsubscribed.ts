import type { Customer } from '../customer.ts';
import type { Diary, Statement } from '../diary.ts';
import type { Heard } from '../heard.ts';
import { dayOf, type Figures } from './figures.ts';
import type { Messages } from './messages.ts';
import { statementsOf } from './reach.ts';

/** Where a yes became a no: channel by channel. Of several times that she said no it is the one that was heard first. */
export const unsubscribesOf = (customer: Customer, diary: Diary, heard: Heard): Statement[] => {
  const latest = new Map<string, Statement>();
  const nos = new Map<Statement, Statement>();
  for (const one of statementsOf(customer, diary)) {
    const before = latest.get(one.channel);
    if (one.status === 'granted') latest.set(one.channel, one);
    else if (before) {
      const known = nos.get(before);
      nos.set(before, known && !heard.isBefore(one, known) ? known : one);
    }
  }
  return [...nos.values()];
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
