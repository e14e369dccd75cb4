import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { soundEntries } from '../../../core/config/sound-entries.ts';
import { deployedContactDefaults } from '../../../core/contact/defaults.ts';
import { seedJourneys } from '../../../core/seed/journeys.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';

const journeys = seedJourneys.map((document) => ({
  ...{ kind: 'journey', id: document.id, version: 1, status: 'live', document },
}));
const templates = seedTemplates.map((document) => ({
  kind: 'template',
  id: document.id,
  version: 1,
  document,
}));
const offer = { kind: 'offer', id: 'ten', version: 1, document: { id: 'ten', terms: { percent: 10 } } };
const contact = (document: object) => ({ kind: 'settings', id: 'contact', version: 1, document });

describe('entries of a chunk', () => {
  it('are all there when they are sound', () => {
    const entries = [...journeys, ...templates, offer, contact({ timezone: 'Europe/Berlin' })];

    expect(soundEntries(entries)).toEqual({ entries, unsound: [] });
  });

  it('are left out one by one, each with the first place that is wrong', () => {
    const [journey] = journeys;
    const [template] = templates;
    const raw = [
      { ...journey, status: 'running' },
      { ...journey, document: { ...journey?.document, steps: [{ id: 'a', kind: 'teleport' }] } },
      { ...template, id: 'other' },
      { ...template, version: 'one' },
      contact({ caps: 'none' }),
      { kind: 'settings', id: 'weather', version: 1, document: {} },
      null,
      template,
    ];

    const { entries, unsound } = soundEntries(raw);

    expect(entries).toEqual([contact({ caps: deployedContactDefaults.caps }), template]);
    expect(unsound.map(({ document, path }) => `${document} ${path}`)).toEqual([
      'journey/cart-abandoned /status',
      expect.stringContaining('journey/cart-abandoned /document/steps/0'),
      'template/other /document/id',
      `template/${template?.id} /version`,
      'settings/contact /caps',
      'settings/weather /id',
      'nothing /',
    ]);
  });

  it('settings of a field that is not known any more keep all others', () => {
    const kept = contact({ timezone: 'Europe/Berlin', moon: 'full' });

    expect(soundEntries([kept])).toEqual({ entries: [kept], unsound: [] });
  });

  it('never make it throw', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({
        kind: fc.constantFrom('journey', 'template', 'segment', 'settings', 'trial', 'x'),
        id: fc.oneof(fc.constant('contact'), fc.string()),
        version: fc.oneof(fc.nat(), fc.string()),
        document: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(fc.array(odd), (raw) => {
        const { entries, unsound } = soundEntries(raw);
        expect(entries.length).toBeLessThanOrEqual(raw.length);
        expect(entries.length + unsound.length).toBeGreaterThanOrEqual(raw.length);
      }),
    );
  });
});
