import type { CountingJourney } from '../journey/counted-events.ts';
import type { Segment } from './segment.ts';

/** A segment as far as counting events goes: it is live once it is published. */
const countingSegment = (segment: Segment): CountingJourney => ({
  journey: { ...segment, id: `segment ${segment.id}` },
  status: 'live',
});

interface Published {
  journeys?: readonly CountingJourney[];
  segments?: readonly Segment[];
}

/** Everything that counts events: what is counted is shared. */
export const countingIn = ({ journeys = [], segments = [] }: Published): CountingJourney[] => [
  ...journeys,
  ...segments.map(countingSegment),
];
