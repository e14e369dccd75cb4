import { bulkAct, whomBody } from '../people-inside/bulk-act.ts';

export const removePeople = bulkAct({
  kind: 'remove-people',
  path: 'remove',
  summary: 'Takes people out of the journey; can be undone',
  body: whomBody,
});
