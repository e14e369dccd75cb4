import { privacySettingsSchema } from '../../../core/config/people-settings.ts';
import { checkSettings } from '../../../core/config/settings-check.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { publishSettings } from '../settings-actions.ts';

export const putPrivacySettings = route({
  method: 'PUT',
  path: '/v1/settings/privacy',
  summary: 'Replaces the privacy settings at once; what is left out is the default',
  access: 'write',
  body: privacySettingsSchema,
  answer: privacySettingsSchema,
  refusals: { 409: 'Several changes at once', 422: 'Every fault; nothing is saved' },
  async run({ body, by }, ports) {
    const checked = checkSettings(privacySettingsSchema, body);
    if (checked.kind !== 'valid') return problem(422, { faults: checked.faults });
    await publishSettings(ports, 'privacy', checked.settings, by);
    return { body: checked.settings };
  },
});
