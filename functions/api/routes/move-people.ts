import { bulkAct, moveBody } from '../people-inside/bulk-act.ts';

export const movePeople = bulkAct({
  kind: 'move-people',
  path: 'move',
  summary:
    'Lets people inside go on in the version in effect, where it has their step; others stay and are counted',
  body: moveBody,
});
