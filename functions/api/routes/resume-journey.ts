import { statusRoute } from '../journey-actions.ts';

export const resumeJourney = statusRoute(
  'resume',
  'Goes on after a pause; what fell due less than six hours ago is sent, spread where it is much',
);
