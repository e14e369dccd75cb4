import * as z from 'zod';
import { segmentList } from '../../../core/lists.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getSegmentSize = route({
  method: 'GET',
  path: '/v1/segments/{id}/size',
  summary: 'How many people are in a published segment now',
  access: 'read',
  answer: z.object({ size: z.int() }),
  refusals: { 404: 'There is no such segment in effect' },
  async run({ params }, ports) {
    const id = params.id ?? '';
    const { segments } = await ports.config.snapshot();
    if (!segments.some((one) => one.id === id))
      return problem(404, { detail: 'There is no such segment in effect.' });
    return { body: { size: await ports.lists.count(segmentList(id)) } };
  },
});
