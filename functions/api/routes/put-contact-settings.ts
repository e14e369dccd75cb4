import { contactSettingsSchema } from '../../../core/config/settings.ts';
import { checkContactSettings } from '../../../core/config/settings-check.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { publishSettings } from '../settings-actions.ts';

export const putContactSettings = route({
  method: 'PUT',
  path: '/v1/settings/contact',
  summary: 'Replaces the contact settings at once; what is left out is the default',
  access: 'write',
  body: contactSettingsSchema,
  answer: contactSettingsSchema,
  refusals: { 409: 'Several changes at once', 422: 'Every fault; nothing is saved' },
  async run({ body, by }, ports) {
    const checked = checkContactSettings(body);
    if (checked.kind !== 'valid') return problem(422, { faults: checked.faults });
    await publishSettings(ports, 'contact', checked.settings, by);
    return { body: checked.settings };
  },
});
