import { queueFunction } from '../runtime/queue-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { awsPorts } from './aws-ports.ts';
import { runJobsEnv } from './env.ts';
import { createHandler } from './handler.ts';
import { jobKinds } from './kinds/index.ts';
import { jobMessageSchema } from './message-schema.ts';

export const handler = queueFunction(
  jobMessageSchema,
  createHandler(awsPorts(readEnv(runJobsEnv)), jobKinds),
);
