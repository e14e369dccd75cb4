import { bulkAct, whomBody } from '../people-inside/bulk-act.ts';

export const restartPeople = bulkAct({
  kind: 'restart-people',
  path: 'restart',
  summary: 'Lets people inside begin again from the first step, in the version in effect; can be undone',
  body: whomBody,
});
