import * as z from 'zod';

const word = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{C}]*$/u, 'no line breaks or control characters');

/** How people keep order among many journeys; nothing acts by it. */
export const labelsSchema = z.strictObject({
  folder: word.optional().meta({ description: 'Where it lies', examples: ['Carts'] }),
  tags: z
    .array(word)
    .max(20)
    .refine((all) => new Set(all).size === all.length, 'a tag once')
    .optional(),
  owner: word.optional().meta({ description: 'Who answers for it' }),
});
export type Labels = z.infer<typeof labelsSchema>;
