import { describe, expect, it } from '@jest/globals';
import {
  addStage,
  compareOrders,
  freeChannels,
  moveStage,
  removeStage,
} from '../../../console/pages/journeys/editor/ladder/stages.ts';

const ladder = {
  order: ['push', 'email', 'sms'],
  rungs: {
    push: { template: 'a', wait: 'PT2H' },
    email: { template: 'b', wait: 'P1D' },
    sms: { template: 'c', wait: 'P1D' },
  },
};

describe('the ladder of a cascade', () => {
  it('moves a stage up and down, and not out of it', () => {
    expect(moveStage(ladder, 0, 1, 0).order).toEqual(['email', 'push', 'sms']);
    expect(moveStage(ladder, 0, 0, 2).order).toEqual(['email', 'sms', 'push']);
    expect(moveStage(ladder, 0, 2, 3).order).toEqual(ladder.order);
  });

  it('takes a stage out with what was said of it', () => {
    const { order, rungs } = removeStage(ladder, 0, 'sms');

    expect([order, Object.keys(rungs ?? {})]).toEqual([
      ['push', 'email'],
      ['push', 'email'],
    ]);
  });

  it('adds one at the end, for a channel that is not there yet', () => {
    expect(freeChannels(ladder)).not.toContain('sms');
    expect(addStage(ladder, 'agent', { wait: 'P1D' })).toMatchObject({
      order: ['push', 'email', 'sms', 'agent'],
      rungs: { agent: { wait: 'P1D' } },
    });
  });

  it('compares two orders, moves in one of them alone, and keeps the first when it is over', () => {
    const compared = compareOrders(ladder, true);
    const moved = moveStage(compared, 1, 0, 1);

    expect(moved.order).toEqual({
      experiment: [
        { share: 0.5, order: ['push', 'email', 'sms'] },
        { share: 0.5, order: ['email', 'sms', 'push'] },
      ],
    });
    expect(compareOrders(moved, false)).toEqual(ladder);
  });

  it('keeps a stage that another order still tries', () => {
    const { order, rungs } = removeStage(compareOrders(ladder, true), 0, 'sms');

    expect(order).toMatchObject({
      experiment: [{ order: ['push', 'email'] }, { order: ['sms', 'email', 'push'] }],
    });
    expect(Object.keys(rungs ?? {})).toContain('sms');
  });
});
