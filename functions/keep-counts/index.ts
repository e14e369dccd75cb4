import { queueBatchFunction } from '../runtime/queue-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { awsPorts } from './aws-ports.ts';
import { keepCountsEnv } from './env.ts';
import { createHandler, LAST_START_MS } from './handler.ts';
import { toldSchema } from './told-schema.ts';

export const handler = queueBatchFunction(
  toldSchema,
  createHandler(awsPorts(readEnv(keepCountsEnv))),
  LAST_START_MS,
);
