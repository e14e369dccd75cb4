import { linkJson, linkSchema } from '../links/link-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getLink = route({
  method: 'GET',
  path: '/v1/links/{id}',
  summary: 'A link of a poster or a receipt, and how often it was opened',
  access: 'read',
  answer: linkSchema,
  refusals: { 404: 'There is no such link' },
  async run({ params }, ports) {
    const link = await ports.namedLinks.get(params.id ?? '');
    return link ? { body: await linkJson(ports, link) } : problem(404, { detail: 'There is no such link.' });
  },
});
