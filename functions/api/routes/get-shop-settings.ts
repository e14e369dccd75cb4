import { shopSettingsJson, shopSettingsToJson } from '../../../core/config/shop-settings-json.ts';
import { route } from '../route.ts';

export const getShopSettings = route({
  method: 'GET',
  path: '/v1/settings/shop',
  summary: 'Names, senders and prices of the shop',
  access: 'read',
  answer: shopSettingsJson,
  run: async (_ask, { config }) => ({ body: shopSettingsToJson((await config.snapshot()).shop) }),
});
