import * as z from 'zod';
import { durationMs } from '../../duration.ts';
import { DATE_REACHED, isDerivedByUs } from '../../segment/derived-words.ts';
import { triggerKind } from './trigger-kind.ts';

const isOffset = (text: string): boolean => {
  try {
    return durationMs(text.replace(/^-/, '')) <= durationMs('P366D');
  } catch {
    return false;
  }
};

/** A day that she has, such as a birthday, or so long before or after it. Each comes once. */
export const date = triggerKind({
  kind: 'date',
  fields: {
    date: z
      .string()
      .max(200)
      .regex(/^profile\.[^.]/, 'a path that begins with profile')
      .meta({
        description: 'Path of a date or an instant: profile.birthday, profile.computed.lastOrderAt',
        examples: ['profile.birthday'],
      }),
    offset: z
      .string()
      .refine(isOffset, 'a duration such as P30D after it or -P7D before it, a year at most')
      .optional()
      .meta({
        description: 'So long after it, or before it: P30D, -P7D. Whole days are days of her calendar',
      }),
    yearly: z.boolean().optional().meta({ description: 'Every year on that day; 29 February on the 28th' }),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 10:00')
      .optional()
      .meta({ description: 'By her own clock; for a day without a time 10:00 where nothing is said' }),
  },
  startedBy: () => DATE_REACHED,
  isMeant: ({ event, journeyId }) => isDerivedByUs(event) && event.properties?.journeyId === journeyId,
  entryKey: ({ event }) => (typeof event.properties?.date === 'string' ? event.properties.date : undefined),
});
