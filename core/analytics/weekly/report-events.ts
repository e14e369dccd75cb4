import type { EventEnvelope, ShopEvent } from '../../event/event.ts';
import { operatorEvent } from '../../event/operator-event.ts';
import { envelopesOf } from '../../event/own-event.ts';
import { hashId } from '../../hash.ts';
import { WEEKLY_REPORT } from '../../journey/built-in/weekly-report.ts';
import { JOURNEY_REQUESTED } from '../../journey/triggers/manual.ts';
import type { WeekMail } from './week-mail.ts';

const introduced = (address: string, atMs: number): ShopEvent => ({
  type: 'identify',
  event: 'Identified',
  messageId: `report-${hashId([address, atMs])}`,
  atMs,
  source: 'kaskad',
  traits: { email: address },
});

/** Makes addresses known that are nobody's yet. Nothing is said of consent: they get no marketing. */
export const introductionOf = (addresses: readonly string[], atMs: number): EventEnvelope[] =>
  envelopesOf(
    addresses.map((address) => introduced(address, atMs)),
    { atMs, most: addresses.length },
  );

export interface ReportAsk {
  profileId: string;
  /** Where it goes. */
  to: string;
  /** `2026-W48`. */
  week: string;
  mail: WeekMail;
  atMs: number;
}

/** Asks for the report of a week for one address. Asked again it is the same event, and the same entry: it is sent once. */
export const reportAsked = ({ profileId, to, week, mail, atMs }: ReportAsk): EventEnvelope => {
  const entryKey = `${week}-${hashId([to], 12)}`;
  const parts = [WEEKLY_REPORT, entryKey];
  const properties = { ...mail, journeyId: WEEKLY_REPORT, entryKey, to };
  return operatorEvent({ profileId, event: JOURNEY_REQUESTED, by: 'kaskad', atMs, properties, parts });
};
