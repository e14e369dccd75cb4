import { orderJob } from '../jobs/order-job.ts';

export const resumeJob = orderJob('resume', 'Goes on where it was paused, or where it failed');
