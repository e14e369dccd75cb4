import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { offerKind } from '../../core/config/kinds/offer.ts';
import { validateJourney } from '../../core/journey/journey.ts';
import { outcomeNames } from '../../core/task/task.ts';

const pageOf = (name: string) => readFileSync(`docs/${name}.md`, 'utf8');
const examplesOn = (name: string) =>
  [...pageOf(name).matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text) as object);
const pages = ['offers', 'tasks', 'webhooks'];
const isStep = (one: object) => 'kind' in one;

describe('the pages on offers, calls, webhooks and broadcasts', () => {
  it('have examples', () => {
    expect(pages.filter((name) => examplesOn(name).length === 0)).toEqual([]);
  });

  it.each(
    pages.flatMap((name) =>
      examplesOn(name)
        .filter(isStep)
        .map((one) => [name, one]),
    ),
  )('%s shows a step as it would be saved', (_, step) => {
    const journey = { id: 'j', trigger: { event: 'Signed Up' }, steps: [step] };
    expect(validateJourney(journey, { templates: {} })).toMatchObject({ kind: 'valid' });
  });

  it('show an offer as it would be saved', async () => {
    const [offer] = examplesOn('offers').filter((one) => !isStep(one));
    expect(await offerKind.validate(offer, {} as never)).toMatchObject({ kind: 'valid' });
  });

  it('name every outcome of a call', () => {
    for (const name of outcomeNames) expect(pageOf('tasks')).toContain(`\`${name}\``);
  });

  it('show a broadcast as it would be saved', () => {
    const [example] = examplesOn('broadcasts');
    const spring = { id: 'spring', channel: 'email', subject: 'Spring', text: 'Tea', html: 'Tea' } as const;
    expect(validateJourney(example, { templates: { spring } })).toMatchObject({ kind: 'valid' });
  });
});
