import * as z from 'zod';
import { library } from '../../../core/library/index.ts';
import { route } from '../route.ts';

const words = z.object({ name: z.string(), description: z.string() });

export const readySchema = z.object({
  id: z.string(),
  words: z.object({ en: words, ru: words }),
  needs: z.array(z.string()).describe('What the shop must tell, or nothing will happen'),
  templates: z.array(z.string()).describe('Their ids; each has English and Russian words'),
  holdout: z
    .number()
    .optional()
    .describe('The share of people that it proposes to keep out to measure against'),
  isThere: z.boolean().describe('There is a journey of that id'),
});

export const listLibrary = route({
  method: 'GET',
  path: '/v1/library',
  summary: 'Ready journeys with all their messages, to be taken and changed',
  access: 'read',
  answer: z.object({ journeys: z.array(readySchema) }),
  async run(_, { documents }) {
    const drafts = await Promise.all(library.map(({ id }) => documents.draft({ kind: 'journey', id })));
    const journeys = library.map(({ id, words, needs, templates, journey }, index) => ({
      ...{ id, words, needs, templates: templates.map((template) => template.id) },
      ...(journey.holdout !== undefined && { holdout: journey.holdout }),
      isThere: drafts[index] !== undefined,
    }));
    return { body: { journeys } };
  },
});
