import { describe, expect, it } from '@jest/globals';
import type { Journey } from '../../../core/journey/journey.ts';
import { withVariant } from '../../../core/journey/with-variant.ts';

const wait = (id: string) => ({ id, kind: 'wait', for: 'PT1H' });
const cascade = {
  ...{ id: 'remind', kind: 'cascade' },
  order: {
    experiment: [
      { share: 0.5, order: ['email', 'sms'] },
      { share: 0.5, order: ['push', 'email'] },
    ],
  },
  rungs: {
    email: { template: 'e', wait: 'P1D' },
    sms: { template: 's', wait: 'P1D' },
    push: { template: 'p', wait: 'P1D' },
  },
};
const split = {
  ...{ id: 'half', kind: 'split' },
  ways: [
    { share: 0.3, steps: [wait('one')] },
    { share: 0.3, steps: [cascade] },
  ],
};
const journey = {
  id: 'j',
  trigger: { event: 'Seen' },
  steps: [wait('first'), split, wait('last')],
} as unknown as Journey;
const stepsWith = (stepId: string, variant: string) => withVariant(journey, stepId, variant).steps;

describe('a journey in which everybody gets one variant', () => {
  it('has one order, and no rung that it never tries, wherever the cascade stands', () => {
    const { push, email } = cascade.rungs;
    const decided = { ...cascade, order: ['push', 'email'], rungs: { push, email } };
    const ways = [split.ways[0], { share: 0.3, steps: [decided] }];
    expect(stepsWith('remind', '1')).toEqual([wait('first'), { ...split, ways }, wait('last')]);
  });

  it('has one way for all, or goes on with what follows', () => {
    const ways = [{ share: 1, steps: [wait('one')] }];
    expect(stepsWith('half', '0')).toEqual([wait('first'), { ...split, ways }, wait('last')]);
    expect(stepsWith('half', 'rest')).toEqual([wait('first'), wait('last')]);
  });

  it('is what it was where nothing is on trial', () => {
    expect(withVariant(journey, 'first', '0')).toEqual(journey);
    expect(withVariant(journey, 'nowhere', '0')).toEqual(journey);
  });
});
