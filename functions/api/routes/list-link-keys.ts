import { linkKeysJson, linkKeysSchema } from '../link-key-json.ts';
import { route } from '../route.ts';

export const listLinkKeys = route({
  method: 'GET',
  path: '/v1/link-keys',
  summary: 'Which keys sign links in messages, and which are still believed; never the keys themselves',
  access: 'admin',
  answer: linkKeysSchema,
  run: async (_, { linkKeys, clock }) => ({ body: linkKeysJson(await linkKeys.list(), clock.now()) }),
});
