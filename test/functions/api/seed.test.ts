import { describe, expect, it } from '@jest/globals';
import { preferenceSettingsSchema } from '../../../core/config/preference-settings.ts';
import type { SeedSettings } from '../../../core/config/seed-settings.ts';
import { shopSettingsSchema } from '../../../core/config/settings.ts';
import { deployedContactDefaults, localContactDefaults } from '../../../core/contact/defaults.ts';
import { confirmTemplates } from '../../../core/journey/built-in/confirmation-asked.ts';
import { isBuiltIn } from '../../../core/journey/built-in/index.ts';
import { messageJourney } from '../../../core/journey/built-in/message-requested.ts';
import { answerTemplates } from '../../../core/journey/built-in/sms-answered.ts';
import { reportTemplates } from '../../../core/journey/built-in/weekly-report.ts';
import { validateJourney } from '../../../core/journey/journey.ts';
import { validateTemplate } from '../../../core/message/validate-template.ts';
import { publishedConfig } from '../../../functions/adapters/dynamo/published-config.ts';
import { seedIfEmpty, seedOnFirstUse } from '../../../functions/api/seed.ts';
import { fakeConfigDocuments } from '../../support/fakes/config-documents.ts';

const house = (settings?: SeedSettings) => {
  const documents = fakeConfigDocuments();
  const ports = { documents, seedSettings: { get: async () => settings }, clock: { now: () => 1000 } };
  return { documents, ports, snapshot: publishedConfig(documents).snapshot };
};

describe('an empty house', () => {
  it('starts with the abandoned cart, live, and settings that let people sleep', async () => {
    const { ports, snapshot } = house();

    await seedIfEmpty(ports);

    const { journeys, templates, contact } = await snapshot();
    const own = journeys.filter(({ journey }) => !isBuiltIn(journey.id));
    expect(own.map(({ journey, status, version }) => [journey.id, status, version])).toEqual([
      ['cart-abandoned', 'live', 1],
    ]);
    expect(Object.keys(templates).toSorted()).toEqual(['cart-email', 'cart-push', 'cart-sms']);
    expect(contact).toEqual(deployedContactDefaults);
  });

  it('starts with documents that its own API would take', async () => {
    const { ports, snapshot } = house();

    await seedIfEmpty(ports);

    const { journeys: all, templates } = await snapshot();
    const known = {
      ...Object.fromEntries(
        [...answerTemplates, ...confirmTemplates, ...reportTemplates].map((one) => [one.id, one]),
      ),
      ...templates,
    };
    const journeys = all.filter(({ journey }) => messageJourney(journey.id) === undefined);
    expect(
      journeys
        .flatMap(({ journey }) => validateJourney(journey, { templates: known }))
        .map(({ kind }) => kind),
    ).toEqual(journeys.map(() => 'valid'));
    const checks = await Promise.all(Object.values(templates).map(validateTemplate));
    expect(checks.map(({ kind }) => kind)).toEqual(['valid', 'valid', 'valid']);
  });

  it('takes the settings that somebody has laid out for it, and nothing else differs', async () => {
    const shop = { ...shopSettingsSchema.parse({}), name: 'Teapots' };
    const own = house({ contact: localContactDefaults, shop });
    const plain = house();

    await seedIfEmpty(own.ports);
    await seedIfEmpty(plain.ports);

    const { contact, shop: seeded, ...rest } = await own.snapshot();
    const { contact: _contact, shop: _shop, ...others } = await plain.snapshot();
    expect([contact, seeded]).toEqual([localContactDefaults, shop]);
    expect(rest).toEqual(others);
  });

  it('asks people for the languages that somebody has laid out', async () => {
    const preferences = preferenceSettingsSchema.parse({ languages: ['de'] });
    const shop = shopSettingsSchema.parse({});
    const own = house({ contact: localContactDefaults, shop, preferences });

    await seedIfEmpty(own.ports);

    expect((await own.snapshot()).preferences.languages).toEqual(['de']);
  });

  it('is filled once by many at the same time', async () => {
    const { ports, documents } = house();

    await Promise.all(Array.from({ length: 5 }, () => seedIfEmpty(ports)));

    expect((await documents.head())?.revision).toBe(1);
  });

  it('is filled again after a crash before the head', async () => {
    const { ports, documents, snapshot } = house();
    const crashing = {
      ...ports,
      documents: { ...documents, switchHead: async () => Promise.reject(new Error('crash')) },
    };
    await expect(seedIfEmpty(crashing)).rejects.toThrow('crash');

    await seedIfEmpty(ports);

    expect((await snapshot()).journeys.filter(({ journey }) => !isBuiltIn(journey.id))).toHaveLength(1);
  });
});

describe('a house in use', () => {
  it('is left alone, also when its journey is stopped or changed', async () => {
    const { ports, documents } = house();
    await documents.switchHead({ revision: 1, chunks: {} });

    await seedIfEmpty(ports);

    expect(await documents.head()).toEqual({ revision: 1, chunks: {} });
  });

  it('is looked at once per process, and again when looking failed', async () => {
    const { ports, documents } = house();
    let looks = 0;
    const head = async () => {
      looks += 1;
      if (looks === 1) throw new Error('not now');
      return documents.head();
    };
    const first = seedOnFirstUse({ ...ports, documents: { ...documents, head } });

    await expect(first()).rejects.toThrow('not now');
    await first();
    await first();

    expect(looks).toBe(2);
  });
});
