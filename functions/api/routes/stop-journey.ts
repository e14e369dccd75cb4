import { statusRoute } from '../journey-actions.ts';

export const stopJourney = statusRoute(
  'stop',
  'Ends it: nobody enters, and people inside end with the reason stopped',
);
