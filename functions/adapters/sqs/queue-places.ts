import * as z from 'zod';
import { type QueueName, queueNames } from '../../../core/queue/queues.ts';

/** Where a queue and its dead letters are; without a queue of its own they have nowhere to go back to. */
export interface QueuePlace {
  name: QueueName;
  url?: string;
  deadUrl: string;
}

const place = z.object({ name: z.enum(queueNames), url: z.url().exactOptional(), deadUrl: z.url() });

/** The variable `QUEUES`: a list in JSON. */
export const queuePlaces = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(place));
