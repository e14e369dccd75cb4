import { describe, expect, it } from '@jest/globals';
import {
  freeStepId,
  insertStep,
  moveInto,
  moveStep,
  removeStep,
  repeatStep,
  targetsFor,
} from '../../../console/pages/journeys/document/edit-steps.ts';
import { newStep, stepKindNames } from '../../../console/pages/journeys/document/new-step.ts';
import { stepsOf } from '../../../console/pages/journeys/document/steps-of.ts';
import type { Journey } from '../../../core/journey/journey.ts';

const wait = (id: string) => ({ id, kind: 'wait' as const, for: 'PT1H' });
const journey = {
  id: 'j',
  trigger: { manual: true },
  steps: [
    wait('first'),
    {
      id: 'choice',
      kind: 'branch',
      if: { '!!': [{ var: 'cart' }] },
      // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
      then: [wait('inside')],
      else: [],
    },
    wait('last'),
  ],
} as unknown as Journey;

const idsOf = (edited: Journey): string[] =>
  stepsOf(edited).map(({ step, place }) => `${place.slice(1).join('.')} ${step.id}`);

describe('editing the blocks of a journey', () => {
  it('reads them in the order in which they stand in the tree', () => {
    expect(idsOf(journey)).toEqual(['0 first', '1 choice', '1.then.0 inside', '2 last']);
  });

  it('puts one between two others, also where no list was', () => {
    const added = insertStep(journey, ['steps', 1, 'else'], 0, wait('new'));

    expect(idsOf(added)).toContain('1.else.0 new');
    expect(idsOf(journey)).not.toContain('1.else.0 new');
  });

  it('moves one within its list, never out of it', () => {
    expect(idsOf(moveStep(journey, ['steps'], 2, 0))[0]).toBe('0 last');
    expect(moveStep(journey, ['steps'], 0, -1)).toBe(journey);
    expect(moveStep(journey, ['steps'], 2, 3)).toBe(journey);
  });

  it('moves one into a list of a later block', () => {
    expect(idsOf(moveInto(journey, ['steps', 0], ['steps', 1, 'then']))).toEqual([
      '0 choice',
      '0.then.0 inside',
      '0.then.1 first',
      '1 last',
    ]);
  });

  it('offers every list but its own and those inside it', () => {
    expect(targetsFor(journey, ['steps', 1]).map(({ list }) => list.join('/'))).toEqual([]);
    expect(targetsFor(journey, ['steps', 1, 'then', 0]).map(({ list }) => list.join('/'))).toEqual([
      'steps',
      'steps/1/else',
    ]);
  });

  it('repeats one with all that is inside, under names of their own', () => {
    const ids = stepsOf(repeatStep(journey, ['steps', 1])).map(({ step }) => step.id);

    expect(ids).toEqual(['first', 'choice', 'inside', 'choice-2', 'inside-2', 'last']);
  });

  it('removes one with all that is inside', () => {
    expect(idsOf(removeStep(journey, ['steps', 1]))).toEqual(['0 first', '1 last']);
  });

  it('finds names that nothing has', () => {
    expect(freeStepId(journey, 'wait')).toBe('wait');
    expect(freeStepId(journey, 'first')).toBe('first-2');
  });

  it('knows a beginning for every kind of block', () => {
    for (const kind of stepKindNames) expect(newStep(kind, 'x')).toMatchObject({ id: 'x', kind });
  });
});
