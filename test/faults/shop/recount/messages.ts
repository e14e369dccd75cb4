import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import { luckOf } from '../../../../core/journey/luck.ts';
import type { Attempt } from '../../aws/providers.ts';
import type { Diary, Reported } from '../diary.ts';
import { PRICE, RULES } from '../house.ts';
import { type About, dayOf, type Figures } from './figures.ts';
import { aboutEntry, type Counted } from './people.ts';

const GSM7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;

/** An SMS of one part has 160 letters of GSM-7 or 70 others; of several 153 or 67 each. */
const partsOf = (text: string): number => {
  const isPlain = GSM7.test(text);
  const length = isPlain ? text.length + (text.match(/[\^{}\\[~\]|€]/g) ?? []).length : text.length;
  const [one, each] = isPlain ? [160, 153] : [70, 67];
  return length <= one ? 1 : Math.ceil(length / each);
};

/** Which variant chance gave her at the step of the journey that is on trial. */
export const variantOf = (entry: Enrollment) => {
  const { stepId, variants } = RULES.find(({ id }) => id === entry.journeyId)?.trial ?? {
    stepId: '',
    variants: [],
  };
  const luck = luckOf(entry, stepId);
  let sum = 0;
  return {
    stepId,
    variant: variants.find(({ share }) => {
      sum += share;
      return luck < sum;
    }),
  };
};

/** Where a message counts. */
export const aboutMessage = (entry: Enrollment, stepId: string, channel: string): About => {
  const { stepId: onTrial, variant } = variantOf(entry);
  const order = stepId === onTrial ? variant?.order : undefined;
  return {
    ...(order && variant && { rung: order.indexOf(channel), variant: variant.id }),
    ...aboutEntry(entry),
    stepId,
    channel,
  };
};

/** A message that left, or may have left. */
export interface Left {
  sendId: string;
  enrollmentId: string;
  about: About;
  atMs: number;
  parts?: number;
  costMinor?: number;
}

const costOf = ({ channel, text }: Attempt) => {
  const parts = channel === 'sms' ? partsOf(text) : undefined;
  return parts === undefined ? {} : { parts, costMinor: parts * PRICE.amountMinor };
};

/** What providers took, each message once, at the time of the function that sent it. */
const taken = (entry: Enrollment, attempts: readonly Attempt[]): Left[] => {
  const accepted = attempts.filter((one) => one.accepted > 0);
  return [...Map.groupBy(accepted, ({ sendId }) => sendId)].flatMap(([sendId, [first]]) =>
    first
      ? [
          {
            ...{ sendId, enrollmentId: entry.id, about: aboutMessage(entry, first.stepId, first.channel) },
            ...{ atMs: first.functionNowMs, ...costOf(first) },
          },
        ]
      : [],
  );
};

/** What nobody knows of: counted as sent, and as unknown. */
const unknown = (entry: Enrollment, known: ReadonlySet<string>): Left[] =>
  entry.sends
    .filter(({ sendId, outcome }) => outcome === 'unknown' && !known.has(sendId))
    .map(({ sendId, stepId, channel, atMs, cost }) => ({
      ...{ sendId, enrollmentId: entry.id, atMs, about: aboutMessage(entry, stepId, channel) },
      ...(cost?.parts !== undefined && { parts: cost.parts }),
      ...(cost?.price && { costMinor: cost.price.amountMinor }),
    }));

/** Messages by their ids, with where they count. */
export type Messages = Map<string, Left>;

/** What somebody does with a message counts when she does it; what its provider says of it counts with the message. */
const DEEDS: ReadonlySet<Reported> = new Set<Reported>(['opened', 'openedByMachine', 'clicked']);

/** Counts messages and what was reported of them. */
export const recountMessages = (people: readonly Counted[], diary: Diary, figures: Figures): Messages => {
  const byEntry = Map.groupBy(diary.attempts, ({ enrollmentId }) => enrollmentId);
  const messages: Messages = new Map();
  for (const entry of people.flatMap(({ entries }) => entries)) {
    figures.add(dayOf(entry.enteredAtMs), aboutEntry(entry), 'entered');
    const sent = taken(entry, byEntry.get(entry.id) ?? []);
    const lost = unknown(entry, new Set(sent.map(({ sendId }) => sendId)));
    for (const message of [...sent, ...lost]) {
      const { about, atMs, parts = 0, costMinor = 0, sendId } = message;
      messages.set(sendId, message);
      figures.add(dayOf(atMs), about, 'sent');
      figures.add(dayOf(atMs), about, 'parts', parts);
      figures.add(dayOf(atMs), about, `cost:${PRICE.currency}`, costMinor);
      for (const [what, whenMs] of diary.reports.get(sendId) ?? [])
        figures.add(dayOf(DEEDS.has(what) ? whenMs : atMs), about, what);
    }
    for (const { sendId, outcome, atMs } of entry.sends)
      if (outcome === 'unknown')
        figures.add(dayOf(atMs), messages.get(sendId)?.about ?? aboutEntry(entry), 'unknown');
  }
  return messages;
};
