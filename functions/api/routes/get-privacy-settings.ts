import { privacySettingsSchema } from '../../../core/config/people-settings.ts';
import { route } from '../route.ts';

export const getPrivacySettings = route({
  method: 'GET',
  path: '/v1/settings/privacy',
  summary: 'For how many days each kind of data is kept',
  access: 'read',
  answer: privacySettingsSchema,
  run: async (_ask, { config }) => ({ body: (await config.snapshot()).privacy }),
});
