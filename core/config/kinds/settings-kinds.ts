import { experimentFaults } from '../../analytics/experiment-faults.ts';
import { deployedContactDefaults } from '../../contact/defaults.ts';
import { attributionSettingsSchema } from '../attribution-settings.ts';
import {
  budgetSettingsJson,
  budgetSettingsSchema,
  budgetSettingsToJson,
  carefulBudgets,
  checkBudgetSettings,
} from '../budget-settings.ts';
import { consentSettingsSchema } from '../consent-settings.ts';
import type { SettingsById, SettingsId } from '../documents.ts';
import { experimentSettingsSchema } from '../experiment-settings.ts';
import { feedsSettingsSchema } from '../feeds-settings.ts';
import { peopleSettingsSchema, privacySettingsSchema } from '../people-settings.ts';
import { preferenceSettingsSchema } from '../preference-settings.ts';
import { checkProviderSettings, providerSettingsSchema } from '../provider-settings.ts';
import { publishingSettingsSchema } from '../publishing-settings.ts';
import { reportSettingsSchema } from '../report-settings.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../settings.ts';
import { checkContactSettings, checkShopSettings } from '../settings-check.ts';
import { shopSettingsJson, shopSettingsToJson } from '../shop-settings-json.ts';
import { carefulSwitches, switchesSettingsSchema } from '../switches-settings.ts';
import { plainSettings, type SettingsKind } from './settings-kind.ts';

/** Every kind of settings: paths, files, versions and snapshots follow. */
export const settingsKinds: { [I in SettingsId]: SettingsKind<I> } = {
  contact: {
    ...plainSettings('contact', 'When and how often people may be contacted', contactSettingsSchema),
    check: checkContactSettings,
    careful: deployedContactDefaults,
  },
  shop: {
    id: 'shop',
    about: 'Names, senders and prices of the shop; prices are decimals',
    schema: shopSettingsJson,
    kept: shopSettingsSchema,
    defaults: () => shopSettingsSchema.parse({}),
    check: checkShopSettings,
    toJson: shopSettingsToJson,
  },
  people: plainSettings(
    'people',
    'Who is who: junk, staff, namespaces, traits, scores',
    peopleSettingsSchema,
  ),
  privacy: plainSettings('privacy', 'For how many days each kind of data is kept', privacySettingsSchema),
  experiments: {
    ...plainSettings(
      'experiments',
      'Who is kept out of marketing, to measure against, and how experiments are judged',
      experimentSettingsSchema,
    ),
    faultsBeside: (settings, { journeys }) => experimentFaults(settings, journeys),
  },
  attribution: plainSettings(
    'attribution',
    'When an order counts as owed to a message',
    attributionSettingsSchema,
  ),
  publishing: plainSettings(
    'publishing',
    'How many people it takes to put something into effect',
    publishingSettingsSchema,
  ),
  budgets: {
    id: 'budgets',
    about: 'What paid channels may cost in a day and in a month; amounts are decimals',
    schema: budgetSettingsJson,
    kept: budgetSettingsSchema,
    careful: carefulBudgets,
    defaults: () => ({}),
    check: checkBudgetSettings,
    toJson: budgetSettingsToJson,
  },
  feeds: plainSettings('feeds', 'Where products are read from, and how often', feedsSettingsSchema),
  report: plainSettings('report', 'Who gets the figures of the week by mail, and when', reportSettingsSchema),
  switches: {
    ...plainSettings(
      'switches',
      'What sends nothing for now, and who alone is written to',
      switchesSettingsSchema,
    ),
    careful: carefulSwitches,
    byOneAlone: true,
  },
  consent: plainSettings('consent', 'What counts as a yes to marketing', consentSettingsSchema),
  preferences: plainSettings(
    'preferences',
    'What people may choose on the page of their preferences: topics, languages, words',
    preferenceSettingsSchema,
  ),
  providers: {
    ...plainSettings('providers', 'Who carries messages, and who stands in', providerSettingsSchema),
    check: checkProviderSettings,
  },
};

export const isSettingsId = (id: string): id is SettingsId => Object.hasOwn(settingsKinds, id);

/** Settings of a name without their type. */
export type AnySettingsKind = SettingsKind<SettingsId>;

/** Each as `of` says. */
export const eachSettings = (of: (kind: AnySettingsKind) => unknown): SettingsById =>
  Object.fromEntries(
    Object.values(settingsKinds).map((kind) => [kind.id, of(kind as unknown as AnySettingsKind)]),
  ) as unknown as SettingsById;
