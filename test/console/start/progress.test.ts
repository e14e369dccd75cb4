import { describe, expect, it } from '@jest/globals';
import { doneOf, type Facts, nextStep, takenOf } from '../../../console/pages/start/progress.ts';

const nothing: Facts = { isTold: false, taken: [], staff: 0 };
const taken = (status: string, more: object = {}) => takenOf({ id: 'j', status, version: 1, ...more }, 3);

describe('the first steps', () => {
  it('begin with the shop', () => {
    expect(doneOf(nothing)).toEqual([]);
    expect(nextStep([])).toBe('connect');
  });

  it.each([
    [{ isTold: true }, ['connect']],
    // What an empty Kaskad begins with.
    [{ taken: [taken('live')] }, []],
    [{ taken: [taken('draft', { version: 0, draft: {} })] }, ['choose']],
    [{ staff: 2 }, ['test']],
    [{ taken: [taken('live'), taken('draft')] }, ['choose']],
    [{ taken: [taken('live'), taken('draft', { trial: {} })] }, ['choose', 'staff']],
    [{ taken: [taken('live'), taken('live')] }, ['choose', 'staff', 'everybody']],
    [{ taken: [taken('live', { version: 2 })] }, ['choose', 'staff', 'everybody']],
  ] as [Partial<Facts>, string[]][])('of %j are done: %j', (facts, done) => {
    expect(doneOf({ ...nothing, ...facts })).toEqual(done);
  });

  it('stay at the last when all are done', () => {
    expect(nextStep(['connect', 'choose', 'test', 'staff', 'everybody'])).toBe('everybody');
  });

  it('know a journey by its latest name, and whether it was changed since', () => {
    const view = { published: { name: 'Old' }, draft: { name: 'New' } };

    expect(taken('live', view)).toEqual({
      id: 'j',
      name: 'New',
      stage: 'live',
      isChanged: true,
      version: 1,
      draftVersion: 3,
    });
    expect(taken('paused').stage).toBe('other');
  });
});
