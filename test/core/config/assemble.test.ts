import { describe, expect, it } from '@jest/globals';
import { inEffectOf } from '../../../core/config/in-effect.ts';
import { eachSettings } from '../../../core/config/kinds/settings-kinds.ts';
import { shopSettingsSchema } from '../../../core/config/settings.ts';
import { builtInJourneys } from '../../../core/journey/built-in/index.ts';

describe('what is in effect', () => {
  it('is an empty house with default settings before anything is published', () => {
    const { snapshot } = inEffectOf(undefined, []);

    expect(snapshot).toEqual({
      revision: '0',
      journeys: builtInJourneys({}),
      templates: {},
      segments: [],
      offers: {},
      ...eachSettings(({ defaults }) => defaults()),
    });
  });

  it('fills in settings that were stored before a field existed', () => {
    const stored = {
      kind: 'settings' as const,
      id: 'shop',
      version: 1,
      document: JSON.parse('{"name":"Teapots"}'),
    };

    const { snapshot } = inEffectOf({ revision: 3, chunks: { '': 'x' } }, [stored]);

    expect(snapshot.revision).toBe('3');
    expect(snapshot.shop).toEqual({ ...shopSettingsSchema.parse({}), name: 'Teapots' });
  });
});
