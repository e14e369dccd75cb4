import { orderJob } from '../jobs/order-job.ts';

export const abortJob = orderJob('abort', 'Ends it for good; what it has done stays done');
