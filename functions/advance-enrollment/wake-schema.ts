import * as z from 'zod';
import { channelSchema } from '../../core/channel/channel-schema.ts';
import type { OutgoingMessage } from '../../core/send/ports.ts';

const number = z.int().min(0);

/** As the API made it: of a message that is handed on as it is only what leads to its provider is looked at. */
const message = z
  .looseObject({ channel: channelSchema, to: z.string().min(1), text: z.string(), sendId: z.string().min(1) })
  .transform((test) => test as unknown as OutgoingMessage);

/**
 * What a schedule puts on the wake queue: an enrollment is to go on, or a person is to be looked at. And what the API puts
 * there: a test.
 */
export const wakeSchema = z.union([
  z.object({
    profileId: z.string().min(1),
    enrollmentId: z.string().min(1),
    wakeNo: number,
    dueAtMs: z.number().exactOptional(),
  }),
  z.object({ test: message }),
  z.object({ profileId: z.string().min(1), clockNo: number, armedAtMs: z.number() }),
]);
export type WakeMessage = z.infer<typeof wakeSchema>;
/** The armed look at a person. */
export type ClockWake = Extract<WakeMessage, { clockNo: number }>;
