import { orderRun } from '../broadcasts/order-run.ts';

export const resumeRun = orderRun('resume', 'Goes on where it was paused');
