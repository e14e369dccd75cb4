import * as z from 'zod';
import { route } from '../route.ts';
import { sourceJson, sourceSchema } from '../source-json.ts';

export const listSources = route({
  method: 'GET',
  path: '/v1/sources',
  summary: 'Where events may come from, with their write keys: of secret ones the last characters only',
  access: 'read',
  answer: z.object({ sources: z.array(sourceSchema) }),
  async run(_, { sourceRegistry, clock }) {
    const all = await sourceRegistry.list();
    return { body: { sources: all.map((one) => sourceJson(one, clock.now())) } };
  },
});
