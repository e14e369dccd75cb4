import { preferenceSettingsSchema } from '../../core/config/preference-settings.ts';
import type { SeedSettings } from '../../core/config/seed-settings.ts';
import { shopSettingsSchema } from '../../core/config/settings.ts';
import { deployedContactDefaults } from '../../core/contact/defaults.ts';
import type { StageFile } from '../../lib/stage-file.ts';

/** What a new shop starts with, by its stage file; where that says nothing, as any deployed one does. */
export const firstSettings = (shop: NonNullable<StageFile['shop']>): SeedSettings => {
  const { name, timezone, country, languages, origins = [], sender, replyTo, pushApplications } = shop;
  return {
    contact: { ...deployedContactDefaults, ...(timezone !== undefined && { timezone }) },
    shop: shopSettingsSchema.parse({
      ...{ name, country, locale: languages?.[0], allowedOrigins: origins.filter((one) => one !== '*') },
      ...(sender !== undefined && { email: { from: sender, ...(replyTo !== undefined && { replyTo }) } }),
      ...(pushApplications && { push: { applications: pushApplications } }),
    }),
    ...(languages && { preferences: preferenceSettingsSchema.parse({ languages }) }),
  };
};
