import { firstHead } from '../../core/config/chunks.ts';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type { PublishedEntry } from '../../core/config/documents.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import type { Segment } from '../../core/segment/segment.ts';

const EVENTS = ['Cart Changed', 'Product Viewed', 'Signed Up', 'Order Completed', 'Checkout Started'];

/** As a marketer would have it: a cascade of three channels for one category of one country. */
export const journeyNo = (no: number): Journey => ({
  ...cartAbandoned,
  id: `journey-${no}`,
  name: `Reminder no. ${no} for those who looked and did not buy`,
  trigger: {
    event: EVENTS[no % EVENTS.length] ?? '',
    where: { '==': [{ var: 'event.properties.category' }, `category-${no}`] },
  },
  audience: {
    and: [{ '==': [{ var: 'profile.country' }, 'DE'] }, { inSegment: `segment-${no % 1000}` }],
  },
});

const segmentNo = (no: number): Segment => ({
  id: `segment-${no}`,
  condition: {
    and: [
      { '>': [{ var: 'profile.computed.orders' }, no % 7] },
      { '==': [{ var: 'profile.city' }, `city-${no}`] },
    ],
  },
});

const entriesOf = (journeys: number, segments: number): PublishedEntry[] => [
  ...Array.from({ length: segments }, (_, no): PublishedEntry => {
    const document = segmentNo(no);
    return { kind: 'segment', id: document.id, version: 1, document };
  }),
  ...Array.from({ length: journeys }, (_, no): PublishedEntry => {
    const document = journeyNo(no);
    return { kind: 'journey', id: document.id, version: 1, status: 'live', document };
  }),
];

/** Puts so many documents into effect at once, beside what the house has; answers into how many chunks. */
export const fillHouse = async (
  documents: ConfigDocuments,
  { journeys, segments }: { journeys: number; segments: number },
): Promise<{ chunks: number; bytes: number }> => {
  const before = await documents.head();
  const own = await Promise.all(Object.values(before?.chunks ?? {}).map((hash) => documents.chunk(hash)));
  const { head, chunks } = firstHead([...own.flat(), ...entriesOf(journeys, segments)]);
  await documents.putChunks(chunks);
  await documents.switchHead({ ...head, revision: (before?.revision ?? 0) + 1 });
  return { chunks: chunks.length, bytes: JSON.stringify(chunks).length };
};
