import { describe, expect, it } from '@jest/globals';
import { validateJourney } from '../../../core/journey/journey.ts';
import { triggerKinds } from '../../../core/journey/triggers/index.ts';
import { triggerName, triggerNames } from '../../../core/journey/triggers/names.ts';

const faultsOf = (labels: unknown) => {
  const checked = validateJourney(
    { id: 'j', trigger: { event: 'Tea Tasted' }, steps: [{ id: 'end', kind: 'exit' }], labels },
    { templates: {} },
  );
  return checked.kind === 'faults' ? checked.faults.map(({ path }) => path) : [];
};

describe('labels of a journey', () => {
  it('are a folder, tags and an owner, all of them optional', () => {
    expect(faultsOf({ folder: 'Carts', tags: ['spring', 'для своих'], owner: 'Eve' })).toEqual([]);
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf(undefined)).toEqual([]);
  });

  it.each([
    [{ folder: ' ' }, '/labels/folder'],
    [{ owner: 'a\nb' }, '/labels/owner'],
    [{ tags: ['a', 'a'] }, '/labels/tags'],
    [{ tags: Array.from({ length: 21 }, (_, at) => `t${at}`) }, '/labels/tags'],
    [{ colour: 'red' }, '/labels'],
  ])('are refused where they say something else: %j', (labels, path) => {
    expect(faultsOf(labels)[0]).toContain(path);
  });
});

describe('kinds of triggers', () => {
  it('are known by the same names to whoever lists journeys', () => {
    expect([...triggerNames].toSorted()).toEqual(Object.keys(triggerKinds).toSorted());
    expect(triggerName({ schedule: {}, to: {} })).toBe('schedule');
    for (const none of [undefined, null, 'event', {}]) expect(triggerName(none)).toBeUndefined();
  });
});
