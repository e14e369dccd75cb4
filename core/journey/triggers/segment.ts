import * as z from 'zod';
import { isDerivedByUs, SEGMENT_ENTERED, SEGMENT_LEFT } from '../../segment/derived-words.ts';
import { triggerKind } from './trigger-kind.ts';

const words = { enter: SEGMENT_ENTERED, leave: SEGMENT_LEFT } as const;

/** She comes into a segment, or out of it, by what she does or because time passes; not because its condition was edited. */
export const segment = triggerKind({
  kind: 'segment',
  fields: {
    segment: z.string().min(1).max(64),
    on: z.enum(['enter', 'leave']).meta({ description: 'When she comes into it, or when she leaves it' }),
  },
  references: (trigger) => [{ kind: 'segment', id: trigger.segment, path: '/segment' }],
  startedBy: ({ on }) => words[on],
  isMeant: ({ trigger, event }) => isDerivedByUs(event) && event.properties?.segmentId === trigger.segment,
});
