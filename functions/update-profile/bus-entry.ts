import * as z from 'zod';
import type { EventEnvelope } from '../../core/event/event.ts';

const fields = z.record(z.string(), z.unknown());
const id = z.string().min(1).optional();

const shopEvent = z.looseObject({
  type: z.enum(['track', 'identify', 'page', 'screen', 'group', 'alias']),
  event: z.string(),
  messageId: z.string().min(1),
  atMs: z.number().min(0),
  source: z.string(),
  userId: id,
  anonymousId: id,
  previousId: id,
  profileId: id,
  traits: fields.optional(),
  properties: fields.optional(),
  context: z
    .looseObject({ traits: fields.optional().catch(undefined), device: fields.optional().catch(undefined) })
    .optional(),
});

const envelope = z.looseObject({
  v: z.literal(1),
  entryId: z.string().min(1),
  receivedAtMs: z.number(),
  source: z.string(),
  trust: z.enum(['public', 'secret', 'internal']),
  mayStateConsent: z.boolean(),
  country: z.string().optional(),
  events: z.array(shopEvent),
});

/** What the bus puts on the queue, as far as we read it. */
export interface BusEntry {
  source: string;
  detail: EventEnvelope;
}

/** An entry of the bus. Only Kaskad's own source speaks for Kaskad. */
export const busEntrySchema = z
  .looseObject({ source: z.string(), detail: envelope })
  .refine(
    ({ source, detail }) => detail.trust !== 'internal' || source === 'kaskad',
    'not from Kaskad itself',
  )
  .transform(({ source, detail }): BusEntry => ({ source, detail: detail as unknown as EventEnvelope }));
