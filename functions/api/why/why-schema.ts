import * as z from 'zod';

const instant = z.iso.datetime();
const code = z.string().describe('A code, as on the time line');
const text = z.string().describe('The same in a sentence');

const messageSchema = z.object({
  at: instant,
  channel: z.string(),
  stepId: z.string(),
  sendId: z.string().optional(),
  outcome: z.enum(['sent', 'held', 'not-sent']).describe('held: it waits, or waited when she left'),
  code: code.optional(),
  text,
  waits: z.array(z.object({ at: instant, code, text })).describe('What it has waited for, in order'),
  deliveries: z.array(z.object({ at: instant, type: z.string() })).describe('What the provider told'),
});

const entrySchema = z.object({
  enteredAt: instant,
  status: z.enum(['active', 'completed', 'exited', 'stopped']),
  code: code.optional(),
  text,
  next: z
    .object({ channel: z.string(), at: instant })
    .nullable()
    .optional()
    .describe('Of one that is active: the message that goes out next if she does nothing'),
  noNextBecause: z
    .object({
      code,
      text,
      channel: z.string().optional().describe('Of the only message that this keeps back'),
    })
    .optional()
    .describe('Why none does'),
});

export const whySchema = z.object({
  language: z.enum(['en', 'ru']),
  complete: z.boolean().describe('Has all of her time line been looked at? Else its newest thousand items'),
  journeys: z.array(
    z.object({
      journeyId: z.string(),
      name: z.string().optional(),
      entries: z
        .array(entrySchema)
        .describe('The times that she came in and that are still known, newest first'),
      neverIn: z.object({ code, text }).optional().describe('Why she did not, as far as is known'),
      messages: z.array(messageSchema).describe('Newest first'),
    }),
  ),
});
export type WhyJson = z.infer<typeof whySchema>;
