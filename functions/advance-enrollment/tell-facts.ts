import type { Channel } from '../../core/consent/consent.ts';
import { messageFact } from '../../core/event/message-fact.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { journeyEnded } from '../../core/journey/journey-ended.ts';
import { factsAsked } from '../../core/segment/facts-asked.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import type { AdvancePorts } from './ports.ts';

type Ports = Pick<AdvancePorts, 'bus' | 'config'>;

const publishedNow = async ({ config }: Ports) => config.held?.() ?? (await config.snapshot());

/** An end is told once it stands: whoever is cut off in between is followed by a wake that finds it. */
export const tellEnd = async (ports: Ports, enrollment: Enrollment): Promise<void> => {
  if (!factsAsked(await publishedNow(ports)).journeys) return;
  await ports.bus.putEvents([journeyEnded(enrollment, enrollment.endedAtMs ?? enrollment.enteredAtMs)]);
};

/** Messages that history is about to show are told to the person herself while a condition asks for them. */
export const tellSends = async (ports: Ports, items: readonly TimelineItem[]): Promise<void> => {
  const sends = items.flatMap(({ profileId, entries }) =>
    entries.flatMap(({ kind, channel, sendId, atMs, journeyId }) =>
      kind === 'send' && sendId !== undefined
        ? [{ profileId, channel: channel as Channel, kind: 'Sent' as const, atMs, sendId, journeyId }]
        : [],
    ),
  );
  if (sends.length === 0 || !factsAsked(await publishedNow(ports)).messages) return;
  await ports.bus.putEvents(sends.map(messageFact));
};
