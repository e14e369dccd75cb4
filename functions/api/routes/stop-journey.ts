import { statusRoute } from '../journey-actions.ts';

export const stopJourney = statusRoute(
  'stop',
  'Ends it: nobody enters, and everybody inside ends with the reason stopped',
);
