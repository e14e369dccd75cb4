import { consentSettingsSchema } from '../../core/config/consent-settings.ts';
import { type PreferenceSettings, preferenceSettingsSchema } from '../../core/config/preference-settings.ts';
import { fakeTasks } from './fakes/tasks.ts';

/** What the page of preferences needs besides what other links do. */
export const preferenceParts = (preferences: Partial<PreferenceSettings> = {}, consent: object = {}) => {
  const settings = {
    preferences: preferenceSettingsSchema.parse(preferences),
    consent: consentSettingsSchema.parse(consent),
  };
  return { settings: async () => settings, tasks: fakeTasks() };
};
