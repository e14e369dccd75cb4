import { contactSettingsSchema } from '../../../core/config/settings.ts';
import { route } from '../route.ts';

export const getContactSettings = route({
  method: 'GET',
  path: '/v1/settings/contact',
  summary: 'When and how often people may be contacted',
  access: 'read',
  answer: contactSettingsSchema,
  run: async (_ask, { config }) => ({ body: (await config.snapshot()).contact }),
});
