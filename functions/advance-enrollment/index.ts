import { queueFunction } from '../runtime/queue-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { awsPorts } from './aws-ports.ts';
import { advanceEnrollmentEnv } from './env.ts';
import { createWakeHandler } from './handler.ts';
import { wakeSchema } from './wake-schema.ts';

export const handler = queueFunction(wakeSchema, createWakeHandler(awsPorts(readEnv(advanceEnrollmentEnv))));
