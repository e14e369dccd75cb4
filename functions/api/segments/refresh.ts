import type { EntryOf } from '../../../core/config/documents.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import type { Changed, Followed } from '../documents/changed.ts';
import type { ApiPorts } from '../ports.ts';

interface Order {
  by: string;
  why?: string | undefined;
}

/** Has everybody looked at by what is published now: `GET /v1/jobs/{id}` says how far it is. */
const refresh = async (ports: ApiPorts, { by, why }: Order, segmentIds: string[]): Promise<Followed> => {
  const input = { segmentIds };
  const job = await startJob(ports, {
    kind: 'refresh-segments',
    input,
    by,
    ...(why !== undefined && { why }),
  });
  return { jobId: job.id };
};

/** A segment was published, edited or taken out: people enter and leave without doing anything. */
export const afterSegment = (ports: ApiPorts, changed: Changed<'segment'>): Promise<Followed> =>
  refresh(ports, changed, [changed.id]);

const dateOf = (entry: EntryOf<'journey'> | undefined): string | undefined =>
  entry?.status === 'live' && 'date' in entry.document.trigger
    ? JSON.stringify(entry.document.trigger)
    : undefined;

/** Dates of people are looked ahead to while a journey waits for them. */
export const afterDateJourney = async (
  ports: ApiPorts,
  changed: Changed<'journey'>,
): Promise<Followed | undefined> =>
  dateOf(changed.after) !== undefined && dateOf(changed.before) !== dateOf(changed.after)
    ? refresh(ports, changed, [])
    : undefined;

const askedOf = (entry: EntryOf<'settings'> | undefined): string => {
  const { timezone, rfm } = (entry?.document ?? {}) as { timezone?: unknown; rfm?: unknown };
  return JSON.stringify([timezone, rfm]);
};

/** Where the scores part, and the clock of whoever has none of her own. */
export const afterSettings = async (
  ports: ApiPorts,
  changed: Changed<'settings'>,
): Promise<Followed | undefined> => {
  const { before, after, id } = changed;
  if ((id !== 'contact' && id !== 'people') || askedOf(before) === askedOf(after)) return undefined;
  const { segments, journeys } = await ports.config.snapshot();
  const isAsked = segments.length > 0 || journeys.some(({ journey }) => 'date' in journey.trigger);
  return isAsked ? refresh(ports, changed, []) : undefined;
};
