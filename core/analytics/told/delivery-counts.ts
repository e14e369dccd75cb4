import type { CompiledJourney } from '../../journey/compile.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { wasSent } from '../../journey/sends.ts';
import type { DeliveryEvent, DeliveryType } from '../../send/ports.ts';
import type { Count } from '../count.ts';
import type { News } from '../news.ts';
import type { Row } from '../row.ts';
import { countOf } from './count-of.ts';
import { messageRow } from './rows.ts';

export type Reported =
  | 'opened'
  | 'openedByMachine'
  | 'clicked'
  | 'clickedByMachine'
  | Exclude<DeliveryType, 'opened' | 'clicked'>;

/** As what a report counts: what a machine did is told apart. */
export const reportedBy = ({ type, trusted }: Pick<DeliveryEvent, 'type' | 'trusted'>): Reported => {
  if (trusted) return type;
  if (type === 'opened') return 'openedByMachine';
  return type === 'clicked' ? 'clickedByMachine' : type;
};

/**
 * What a person, or a machine for her, did with the message: again at other times, of which somebody has to remember the first.
 * What its provider says of it counts with the message, at whatever time it is said and said again.
 */
export const isDeed = ({ type }: Pick<DeliveryEvent, 'type'>): boolean =>
  type === 'opened' || type === 'clicked' || type === 'answered';

export interface ReportAsk {
  enrollment: Enrollment;
  journey: CompiledJourney | undefined;
  delivery: DeliveryEvent;
  /** Of a deed: when it was reported first. */
  firstAtMs: number;
}

interface Sent {
  row: Row;
  atMs: number;
  stepId?: string;
}

/** The message, by its record, else by the claim that is not settled yet; what is forgotten by then is still of its journey. */
const sentOf = ({ enrollment, journey, delivery: { sendId, channel } }: ReportAsk): Sent => {
  const { sends, claim, enteredAtMs } = enrollment;
  // One that waited for her morning has stood there since under the same id.
  const record = sends.find((one) => one.sendId === sendId && wasSent(one));
  const held = claim?.sendId === sendId ? { ...claim, atMs: claim.claimedAtMs } : undefined;
  const found = record ?? held;
  if (!found) {
    const { journeyId, journeyVersion: version } = enrollment;
    return { row: { journeyId, version, channel }, atMs: enteredAtMs };
  }
  return { row: messageRow(enrollment, journey, found), atMs: found.atMs, stepId: found.stepId };
};

const isAnswer = ({ type, trusted }: DeliveryEvent): boolean =>
  type === 'answered' || (type === 'clicked' && trusted === true);

/** What became of a message. Of a cascade the journey itself says what counts as a reaction; of any other step an answer does. */
export const countsOfReport = (ask: ReportAsk): Count[] => {
  const { enrollment, journey, delivery, firstAtMs } = ask;
  if (enrollment.uncounted) return [];
  const { row, atMs: sentAtMs, stepId = '' } = sentOf(ask);
  const atMs = isDeed(delivery) ? firstAtMs : sentAtMs;
  const measure = reportedBy(delivery);
  const isCascade = journey?.places.get(stepId)?.kind.endsOnReaction === true;
  const reacts = isAnswer(delivery) && stepId !== '' && !isCascade;
  return [
    countOf([delivery.sendId, measure], { atMs, row, add: { [measure]: 1 } }),
    ...(reacts ? [countOf([delivery.sendId, 'reacted', measure], { atMs, row, add: { reacted: 1 } })] : []),
  ];
};

/** A click of hers, or that she was reached: an order may be owed to it. */
export const touchOf = (ask: ReportAsk): News[] => {
  const { enrollment, delivery } = ask;
  if (enrollment.uncounted || !isAnswer(delivery)) return [];
  const { row, atMs: sentAtMs } = sentOf(ask);
  return [{ kind: 'touch', sendId: delivery.sendId, row, sentAtMs, atMs: delivery.atMs }];
};
