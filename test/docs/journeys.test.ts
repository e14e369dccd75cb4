import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { validateJourney } from '../../core/journey/journey.ts';
import { stepKinds } from '../../core/journey/steps/index.ts';
import { seedTemplates } from '../../core/seed/templates.ts';

const page = readFileSync('docs/journeys.md', 'utf8');
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, text = '']) => JSON.parse(text) as object,
);
const context = { templates: Object.fromEntries(seedTemplates.map((one) => [one.id, one])) };
const base = { id: 'j', trigger: { event: 'Signed Up' }, steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }] };

/** `"entry": { … }` of the tables, as fields of a journey. */
const fields = [...page.matchAll(/\| `("(?:trigger|audience|entry|exit|goal|holdout)": [^`]*)`/g)].map(
  ([, text = '']) => text,
);

describe('the page on journeys', () => {
  it('has examples', () => {
    expect([examples.length, fields.length]).toEqual([4, 11]);
  });

  it.each(examples.map((one) => [(one as { id: string }).id, one]))(
    'shows %s as it would be saved',
    (_, example) => {
      expect(validateJourney(example, context)).toMatchObject({ kind: 'valid' });
    },
  );

  it.each(fields.map((one) => [one]))('says %s as it would be saved', (field) => {
    const journey = { ...base, ...(JSON.parse(`{ ${field} }`) as object) };
    expect(validateJourney(journey, context)).toMatchObject({ kind: 'valid' });
  });

  it('names every kind of step', () => {
    for (const kind of Object.keys(stepKinds)) expect(page).toContain(`\`${kind}\``);
  });
});
