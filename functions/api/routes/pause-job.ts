import { orderJob } from '../jobs/order-job.ts';

export const pauseJob = orderJob('pause', 'Stops after the step that is being done, until it is resumed');
