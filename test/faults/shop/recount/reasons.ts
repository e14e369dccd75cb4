import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import type { Attempt } from '../../aws/providers.ts';
import type { Diary, Statement } from '../diary.ts';
import type { Heard } from '../heard.ts';
import { PRICE } from '../house.ts';
import { type Course, courseOf, pathOf } from './course.ts';
import { type About, dayOf, type Figures } from './figures.ts';
import { aboutMessage, type Left, type Messages } from './messages.ts';
import { aboutEntry, type Counted, isControl } from './people.ts';
import { messagesTo, type Reach, reachOf } from './reach.ts';

interface Told {
  entry: Enrollment;
  reach: Reach;
  figures: Figures;
}

const REFUSED = 'provider-unavailable';
const ANSWERED = new Set(['ordered', 'reacted']);

/** What it left untried counts with the message that she answered; else when it was over. */
const recountLeft = ({ entry, reach, figures }: Told, { end, left, last }: Course, stepId: string): void => {
  const isAnswered = ANSWERED.has(end.reason);
  const date = dayOf(isAnswered && last ? last.atMs : (entry.endedAtMs ?? end.atMs));
  for (const channel of left) {
    const about = aboutMessage(entry, stepId, channel);
    figures.add(date, about, `skipped:${end.reason}`);
    if (!isAnswered || channel !== 'sms' || reach.closed(channel, end.atMs)) continue;
    figures.add(date, about, 'spared');
    figures.add(date, about, `notSpent:${PRICE.currency}`, PRICE.amountMinor);
  }
};

/**
 * A provider that would not take it now: once a message, however often. It stands on the entry, or in the log of the providers where she
 * was out before that was written; whoever died over the call knew of no answer. A message that was made again under the same id is one whose
 * refusal could not be written.
 */
const recountRefusals = (
  { entry, figures }: Told,
  { attempts, heard }: { attempts: readonly Attempt[]; heard: Heard },
): void => {
  const made = new Set(entry.sends.flatMap(({ outcome, sendId }) => (outcome === 'held' ? [] : [sendId])));
  const refused = [
    ...entry.sends.filter(({ outcome, reason }) => outcome === 'held' && reason === REFUSED),
    ...attempts.filter((one) => one.accepted === 0 && !one.isAmbiguous && !made.has(one.sendId)),
  ];
  for (const [, [first]] of Map.groupBy(refused, ({ stepId, channel }) => `${stepId} ${channel}`))
    if (first) {
      const { stepId, channel } = first;
      const atMs = heard.firstRefusalAtMs(entry.id, stepId, channel) ?? first.atMs;
      figures.add(dayOf(atMs), aboutMessage(entry, stepId, channel), `held:${REFUSED}`);
    }
};

const clicksOn = (entry: Enrollment, sent: readonly Left[], { clicks }: Diary, heard: Heard): number[] =>
  sent.flatMap(({ sendId, atMs }) =>
    (clicks.get(sendId) ?? [])
      .filter((clickMs) => heard.isClickInTime(entry, sendId, clickMs))
      .map((clickMs) => Math.max(clickMs, atMs + 1)),
  );

/** A message that is no cascade's is answered by a click on it. */
const recountClicked = (sent: readonly Left[], { reports }: Diary, figures: Figures): void => {
  for (const { sendId, about } of sent) {
    const atMs = reports.get(sendId)?.get('clicked');
    if (atMs !== undefined) figures.add(dayOf(atMs), about, 'reacted');
  }
};

/** The step at which it found her: none where she came through. */
const aboutEnd = (entry: Enrollment): About => {
  const { stepId } = entry.position;
  return { ...aboutEntry(entry), ...(stepId !== null && { stepId }) };
};

interface Known {
  diary: Diary;
  heard: Heard;
  /** When she filled carts, and ordered. */
  fills: readonly number[];
  orders: readonly number[];
}

const recountEntry = (told: Told, sent: readonly Left[], { diary, heard, fills, orders }: Known): void => {
  const { entry, reach, figures } = told;
  const path = pathOf(entry, fills);
  if (entry.reason === 'merged') {
    figures.add(dayOf(entry.endedAtMs ?? 0), aboutEntry(entry), 'ended:merged');
    return;
  }
  if (isControl(entry)) {
    const end = { reason: entry.reason ?? '', atMs: entry.enteredAtMs };
    const left = path.isCascade ? path.order : [];
    recountLeft(told, { restraints: [], end, left }, path.stepId);
    return;
  }
  const answers = [...fills, ...clicksOn(entry, sent, diary, heard)];
  const bouncedAtMs = (sendId: string) => diary.reports.get(sendId)?.get('bounced');
  const failures = diary.failures.get(entry.id) ?? [];
  const course = courseOf({ entry, path, sent, reach, orders, answers, bouncedAtMs, failures });
  for (const { measure, channel, atMs } of course.restraints)
    figures.add(dayOf(atMs), aboutMessage(entry, path.stepId, channel), measure);
  const attempts = diary.attempts.filter(({ enrollmentId }) => enrollmentId === entry.id);
  recountRefusals(told, { attempts, heard });
  if (entry.endedAtMs !== undefined)
    figures.add(dayOf(entry.endedAtMs), aboutEnd(entry), `ended:${course.end.reason}`);
  recountLeft(told, course, path.stepId);
  if (!path.isCascade) recountClicked(sent, diary, figures);
  else if (course.last && ANSWERED.has(course.end.reason))
    figures.add(dayOf(course.last.atMs), course.last.about, 'reacted');
};

/** Counts how everybody's entries ended, what was kept from them and why, and which message was answered. */
export const recountReasons = (
  people: readonly (Counted & { orderIds: readonly string[] })[],
  { diary, heard, messages, figures }: { diary: Diary; heard: Heard; messages: Messages; figures: Figures },
): void => {
  for (const { customer, entries, orderIds } of people) {
    const hers = messagesTo(new Set(entries.map(({ id }) => id)), messages);
    const fills = [customer.key, customer.logsInAs ?? ''].flatMap((key) => diary.fills.get(key) ?? []);
    const orders = orderIds.flatMap((id) => diary.orders.get(id)?.atMs ?? []);
    for (const entry of entries) {
      const sent = hers.filter(({ enrollmentId }) => enrollmentId === entry.id);
      const isHeard = (said: Statement) => heard.isInTime(entry, said);
      const reach = reachOf(customer, { diary, messages: hers, isHeard });
      recountEntry({ entry, reach, figures }, sent, { diary, heard, fills, orders });
    }
  }
};
