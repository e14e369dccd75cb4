import { checkShopSettings } from '../../../core/config/settings-check.ts';
import { shopSettingsJson, shopSettingsToJson } from '../../../core/config/shop-settings-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { publishSettings } from '../settings-actions.ts';

export const putShopSettings = route({
  method: 'PUT',
  path: '/v1/settings/shop',
  summary: 'Replaces the shop settings at once; what is left out is the default; prices are decimals',
  access: 'write',
  body: shopSettingsJson,
  answer: shopSettingsJson,
  refusals: { 409: 'Several changes at once', 422: 'Every fault; nothing is saved' },
  async run({ body, by }, ports) {
    const checked = checkShopSettings(body);
    if (checked.kind !== 'valid') return problem(422, { faults: checked.faults });
    await publishSettings(ports, 'shop', checked.settings, by);
    return { body: shopSettingsToJson(checked.settings) };
  },
});
