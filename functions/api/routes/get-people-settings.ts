import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';
import { route } from '../route.ts';

export const getPeopleSettings = route({
  method: 'GET',
  path: '/v1/settings/people',
  summary: 'Who is who: junk contacts, staff, own namespaces, rules for traits, scores',
  access: 'read',
  answer: peopleSettingsSchema,
  run: async (_ask, { config }) => ({ body: (await config.snapshot()).people }),
});
