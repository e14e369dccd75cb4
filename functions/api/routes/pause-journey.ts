import { statusRoute } from '../journey-actions.ts';

export const pauseJourney = statusRoute(
  'pause',
  'Nobody enters and nothing is sent until it is resumed; what falls due waits',
);
