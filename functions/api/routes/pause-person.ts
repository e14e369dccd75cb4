import * as z from 'zod';
import { DAY_MS } from '../../../core/duration.ts';
import { actText, personAct } from '../person-act.ts';

export const pausePerson = personAct({
  path: 'pause',
  summary: 'Marketing to her waits for so many days; a later pause, or a resume, replaces it',
  action: 'pause',
  body: z.strictObject({ days: z.int().min(1).max(365), text: actText }),
  say: ({ event, atMs }, { body: { days } }) => [
    event('Contact Paused', { until: new Date(atMs + days * DAY_MS).toISOString() }),
  ],
});
