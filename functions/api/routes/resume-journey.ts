import { statusRoute } from '../journey-actions.ts';

export const resumeJourney = statusRoute('resume', 'Goes on after a pause; what fell due meanwhile is sent');
