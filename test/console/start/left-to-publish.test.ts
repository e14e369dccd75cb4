import { describe, expect, it } from '@jest/globals';
import { leftToPublish, type To } from '../../../console/pages/start/left-to-publish.ts';
import { takenOf } from '../../../console/pages/start/progress.ts';

const taken = [
  takenOf({ id: 'new', status: 'draft', version: 0, draft: {} }, 1),
  takenOf({ id: 'tried', status: 'draft', version: 0, draft: {}, trial: {}, proposal: {} }, 1),
  takenOf({ id: 'agreed', status: 'live', version: 1, draft: {}, proposal: { approvedBy: 'Ann' } }, 1),
  takenOf({ id: 'paused', status: 'paused', version: 1 }, 1),
];
const left = (to: To, shopTakesTwo: boolean, unticked: string[] = []) => {
  const { open, asked, act, chosen } = leftToPublish(to, taken, { shopTakesTwo, unticked });
  const ids = (of: typeof open) => of.map(({ id }) => id).join(' ');
  return { open: ids(open), asked: ids(asked), act, chosen: ids(chosen) };
};

describe('what is left to publish', () => {
  it('goes to staff without a second person', () => {
    expect(left('staff', true)).toEqual({ open: 'new', asked: '', act: 'publish', chosen: 'new' });
  });

  it('goes to everybody at once where one person is enough', () => {
    const all = 'new tried agreed';

    expect(left('everybody', false)).toEqual({ open: all, asked: '', act: 'publish', chosen: all });
  });

  it('is asked for first where it takes two, and not twice', () => {
    expect(left('everybody', true)).toEqual({
      ...{ open: 'new agreed', asked: 'tried' },
      ...{ act: 'propose', chosen: 'new' },
    });
  });

  it('is published where the second one has agreed', () => {
    expect(left('everybody', true, ['new'])).toMatchObject({ act: 'publish', chosen: 'agreed' });
  });

  it('leaves out what is not ticked', () => {
    expect(left('everybody', false, ['tried'])).toMatchObject({ chosen: 'new agreed' });
  });
});
