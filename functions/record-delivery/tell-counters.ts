import type { Count } from '../../core/analytics/count.ts';
import { countsOfReport, isDeed, reportedBy, touchOf } from '../../core/analytics/told/delivery-counts.ts';
import { countOfReaction, countsOfEnd } from '../../core/analytics/told/enrollment-counts.ts';
import { countOfSettled, countsOfMessages } from '../../core/analytics/told/message-counts.ts';
import type { ShopSettings } from '../../core/config/settings.ts';
import { type CompiledJourney, compileJourney } from '../../core/journey/compile.ts';
import type { DeliveryEvent } from '../../core/send/ports.ts';
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

/** Messages that a report settles or leaves untried, and that she answered one of a cascade, before that is stored. */
export const tellChange = async (
  ports: DeliveryPorts,
  { enrollment, delivery: { sendId, atMs }, journey, change }: Moved,
): Promise<void> => {
  const settled = change.enrollment.sends.find((one) => one.sendId === sendId);
  const { status, position } = change.enrollment;
  const isLeft = status === 'active' && position.stepId !== enrollment.position.stepId;
  await tell(ports, [
    ...countsOfMessages({ enrollment: change.enrollment, journey, items: change.items, dueAtMs: atMs }),
    ...(settled && settled.outcome !== 'unknown' ? countOfSettled(enrollment, journey, sendId) : []),
    ...(isLeft ? countOfReaction(enrollment, journey, 'reacted') : []),
  ]);
};

/** That the journey is over by her answer: once it stands. */
export const tellOver = async (ports: DeliveryPorts, moved: Moved): Promise<void> => {
  const { journey, profile, shop, change } = moved;
  if (moved.enrollment.status === 'active' && change.enrollment.status !== 'active')
    await tell(ports, countsOfEnd({ enrollment: change.enrollment, journey, profile, shop }));
};
