import { assemble } from '../../core/config/assemble.ts';
import { consentSettingsSchema } from '../../core/config/consent-settings.ts';
import { type PreferenceSettings, preferenceSettingsSchema } from '../../core/config/preference-settings.ts';
import { fakeTasks } from './fakes/tasks.ts';

/** What the page of preferences needs besides what other links do. */
export const preferenceParts = (settings: Partial<PreferenceSettings> = {}, consent: object = {}) => {
  const snapshot = {
    ...assemble(undefined, []),
    preferences: preferenceSettingsSchema.parse(settings),
    consent: consentSettingsSchema.parse(consent),
  };
  return { config: { snapshot: async () => snapshot }, tasks: fakeTasks() };
};
