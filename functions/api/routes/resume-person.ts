import * as z from 'zod';
import { actText, personAct } from '../person-act.ts';

export const resumePerson = personAct({
  path: 'resume',
  summary: 'Ends a pause: what waited goes out when it is looked at next, within a day',
  action: 'resume',
  body: z.strictObject({ text: actText }),
  say: ({ event }) => [event('Contact Resumed')],
});
