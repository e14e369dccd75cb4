import * as z from 'zod';
import { queueFunction } from '../runtime/queue-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { awsPorts } from './aws-ports.ts';
import { recordDeliveryEnv } from './env.ts';
import { createHandler } from './handler.ts';

export const handler = queueFunction(z.unknown(), createHandler(awsPorts(readEnv(recordDeliveryEnv))));
