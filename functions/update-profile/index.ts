import { queueBatchFunction } from '../runtime/queue-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { awsPorts } from './aws-ports.ts';
import { busEntrySchema } from './bus-entry.ts';
import { updateProfileEnv } from './env.ts';
import { createHandler } from './handler.ts';

export const handler = queueBatchFunction(busEntrySchema, createHandler(awsPorts(readEnv(updateProfileEnv))));
