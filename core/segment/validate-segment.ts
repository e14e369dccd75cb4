import { conditionFaults } from '../condition/condition-faults.ts';
import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { type CountingJourney, countFault } from '../journey/counted-events.ts';
import { countingIn } from './counting.ts';
import { inOrder } from './in-order.ts';
import { type Segment, segmentSchema } from './segment.ts';

export interface SegmentContext {
  /** What is published. */
  segments: readonly Segment[];
  journeys?: readonly CountingJourney[];
}

export type SegmentCheck = { kind: 'valid'; segment: Segment } | { kind: 'faults'; faults: Fault[] };

/** Roots of a single event, which somebody in a segment need not have. */
const MOMENTARY = new Set(['event', 'offer']);

const momentary = (part: unknown, at: string): Fault[] => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const path = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const [named] = Array.isArray(value) ? value : [value];
    const isPath = key === 'var' && !Array.isArray(part) && typeof named === 'string';
    if (isPath && MOMENTARY.has(named.split('.')[0] ?? ''))
      return [{ path, message: `a segment has no ${named.split('.')[0]}` }];
    return momentary(value, path);
  });
};

const cycleFaults = (segment: Segment, others: readonly Segment[]): Fault[] => {
  const { cycle } = inOrder([...others, segment]);
  return cycle ? [{ path: '/condition', message: `segments name each other: ${cycle.join(' → ')}` }] : [];
};

/** Every fault of a segment at once: its fields, its condition, segments that name each other. */
export const validateSegment = (document: unknown, context: SegmentContext): SegmentCheck => {
  const parsed = segmentSchema.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const segment = parsed.data;
  const others = context.segments.filter(({ id }) => id !== segment.id);
  const condition = 'condition' in segment ? segment.condition : undefined;
  const tooMany = countFault(segment, undefined, countingIn({ ...context, segments: others }));
  const faults = [
    ...conditionFaults(condition, '/condition'),
    ...momentary(condition, '/condition'),
    ...cycleFaults(segment, others),
    ...(tooMany ? [tooMany] : []),
  ];
  return faults.length === 0 ? { kind: 'valid', segment } : { kind: 'faults', faults };
};
