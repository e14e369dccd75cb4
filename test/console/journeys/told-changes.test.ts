import { describe, expect, it } from '@jest/globals';
import { toldChanges } from '../../../console/pages/journeys/changes/told-changes.ts';

const cascade = (order: readonly string[], wait = 'P1D') => ({
  id: 'j',
  steps: [
    { id: 'idle', kind: 'wait', for: 'PT1H' },
    {
      id: 'remind',
      kind: 'cascade',
      order,
      rungs: { email: { template: 'a', wait }, push: { template: 'b', wait: 'PT2H' } },
    },
  ],
});

describe('what differs between two journeys', () => {
  it('names the block and the stage that a field is of', () => {
    expect(toldChanges(cascade(['push']), cascade(['push'], 'P2D'))).toEqual([
      {
        kind: 'changed',
        step: { id: 'remind', kind: 'cascade' },
        channel: 'email',
        fields: ['wait'],
        before: 'P1D',
        after: 'P2D',
      },
    ]);
  });

  it('tells another order of channels once, and as a whole', () => {
    expect(toldChanges(cascade(['push', 'email']), cascade(['email', 'push']))).toMatchObject([
      { fields: ['order'], before: ['push', 'email'], after: ['email', 'push'] },
    ]);
  });

  it('tells blocks that came and went', () => {
    const before = cascade(['push']);
    const after = { ...before, steps: [...before.steps.slice(1), { id: 'end', kind: 'exit' }] };

    expect(toldChanges(before, after).map(({ kind, step, fields }) => [kind, step?.id, fields])).toEqual([
      ['removed', 'idle', []],
      ['added', 'end', []],
    ]);
  });

  it('finds nothing between a journey and itself', () => {
    expect(toldChanges(cascade(['push']), cascade(['push']))).toEqual([]);
  });
});
