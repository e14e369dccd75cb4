import type { Count } from '../../core/analytics/count.ts';
import { countsOfReport, isDeed, reportedBy, touchOf } from '../../core/analytics/told/delivery-counts.ts';
import { countOfReaction, countsOfEnd } from '../../core/analytics/told/enrollment-counts.ts';
import {
  countOfSettled,
  countsOfMessages,
  decidedOf,
  factsOf,
} from '../../core/analytics/told/message-counts.ts';
import type { ShopSettings } from '../../core/config/settings.ts';
import { type CompiledJourney, compileJourney } from '../../core/journey/compile.ts';
import type { DeliveryEvent } from '../../core/send/ports.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import type { Change } from './after-delivery.ts';
import { type Found, findEnrollment } from './find-enrollment.ts';
import type { DeliveryPorts } from './ports.ts';

/** What became of a message is counted once, as its first report says. One to nobody of a journey counts nowhere. */
export const tellReport = async (ports: DeliveryPorts, delivery: DeliveryEvent): Promise<void> => {
  const { profileId, enrollmentId, sendId, atMs } = delivery;
  if (enrollmentId === undefined) return;
  const found = await findEnrollment(ports, profileId, enrollmentId);
  if (!found || found.enrollment.uncounted) return;
  const { enrollment, profile } = found;
  const { journeyId, journeyVersion } = enrollment;
  const [structure, firstAtMs] = await Promise.all([
    ports.config.journeyVersion(journeyId, journeyVersion),
    isDeed(delivery) ? ports.firstTimes.of(sendId, reportedBy(delivery), atMs) : atMs,
  ]);
  const journey = structure && compileJourney(structure, journeyVersion);
  const ask = { enrollment, journey, delivery, firstAtMs };
  const news = touchOf(ask);
  await ports.counters.tell({
    counts: countsOfReport(ask),
    people: news.length > 0 ? [{ profileId: profile.id, mergedFrom: profile.mergedFrom, news }] : [],
  });
};

export interface Moved extends Found {
  delivery: DeliveryEvent;
  journey: CompiledJourney | undefined;
  shop: ShopSettings;
  change: Change;
}

const tell = async ({ counters }: DeliveryPorts, counts: Count[]): Promise<void> => {
  if (counts.length > 0) await counters.tell({ counts });
};

/** What a report says of the message itself, whatever becomes of the write: that it has left, and is unknown no more. */
export const tellSettled = async (ports: DeliveryPorts, moved: Moved): Promise<void> => {
  const { enrollment, delivery, journey, change } = moved;
  const settled = change.enrollment.sends.find((one) => one.sendId === delivery.sendId);
  await tell(ports, [
    ...countsOfItems(moved, factsOf(change.items)),
    ...(settled && settled.outcome !== 'unknown' ? countOfSettled(enrollment, journey, delivery.sendId) : []),
  ]);
};

/** That she goes on after a cascade whose messages she answered, and what that leaves untried: so with the write, and with none that is lost. */
export const countsOfLeft = (moved: Moved): Count[] => {
  const { enrollment, journey, change } = moved;
  const { status, position } = change.enrollment;
  if (status !== 'active' || position.stepId === enrollment.position.stepId) return [];
  return [
    ...countsOfItems(moved, decidedOf(change.items)),
    ...countOfReaction(enrollment, journey, 'reacted', change.answeredAtMs),
  ];
};

const countsOfItems = ({ delivery, journey, change }: Moved, items: readonly TimelineItem[]): Count[] => {
  const { enrollment, answeredAtMs } = change;
  return countsOfMessages({
    ...{ enrollment, journey, items, dueAtMs: delivery.atMs },
    ...(answeredAtMs !== undefined && { answeredAtMs }),
  });
};

/** That the journey, or the cascade in it, is over by her answer: once it stands. `left`: of `countsOfLeft`. */
export const tellOver = async (ports: DeliveryPorts, moved: Moved, left: readonly Count[]): Promise<void> => {
  const { journey, profile, shop, change } = moved;
  const isOver = moved.enrollment.status === 'active' && change.enrollment.status !== 'active';
  await tell(ports, [
    ...left,
    ...(isOver ? countsOfEnd({ enrollment: change.enrollment, journey, profile, shop }) : []),
  ]);
};
