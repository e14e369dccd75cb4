import { describe, expect, it } from '@jest/globals';
import { holdoutOnTrial, onTrialIn, trialOfRow, trialRow } from '../../../core/analytics/on-trial.ts';
import { keyOfRow, rowOfKey } from '../../../core/analytics/row.ts';
import type { Journey } from '../../../core/journey/journey.ts';

const rungs = {
  email: { template: 'e', wait: 'PT1H' },
  sms: { template: 's', wait: 'PT1H' },
};
const cascade = (shares: readonly number[]) => ({
  id: 'remind',
  kind: 'cascade',
  rungs,
  order: {
    experiment: [
      { share: shares[0], order: ['email', 'sms'] },
      { share: shares[1], order: ['sms', 'email'] },
    ],
  },
});
const journey = (steps: object[], more: Partial<Journey> = {}) =>
  ({ id: 'j', trigger: { event: 'Signed Up' }, steps, ...more }) as Journey;
const none = { globalControl: 0 };

describe('what is on trial', () => {
  it('are orders of a cascade, wherever it stands, and the control group before them', () => {
    const inside = journey(
      [{ id: 'all', kind: 'split', ways: [{ share: 1, steps: [cascade([0.5, 0.5])] }] }],
      {
        holdout: 0.05,
      },
    );
    expect(onTrialIn(inside, none)).toEqual([
      {
        plan: expect.stringMatching(/^[0-9a-f]{6}$/),
        variants: [
          { id: 'control', share: 0.05, what: 'control' },
          { id: 'in', share: 0.95, what: 'in' },
        ],
      },
      {
        stepId: 'remind',
        plan: expect.stringMatching(/^[0-9a-f]{6}$/),
        variants: [
          { id: '0', share: 0.5, what: 'email → sms' },
          { id: '1', share: 0.5, what: 'sms → email' },
        ],
      },
    ]);
  });

  it('are ways of a split, and those whom none takes', () => {
    const split = { id: 'half', kind: 'split', ways: [{ share: 0.25, steps: [] }] };
    expect(onTrialIn(journey([split]), none)).toMatchObject([
      {
        stepId: 'half',
        variants: [
          { id: '0', share: 0.25 },
          { id: 'rest', share: 0.75 },
        ],
      },
    ]);
  });

  it('is nothing where everybody gets the same', () => {
    const plain = { id: 'remind', kind: 'cascade', rungs, order: ['email', 'sms'] };
    const whole = { id: 'half', kind: 'split', ways: [{ share: 1, steps: [] }] };
    expect(onTrialIn(journey([plain, whole]), none)).toEqual([]);
    expect(onTrialIn(journey([cascade([1, 0])]), none)).toEqual([]);
    expect(onTrialIn(journey([plain], { purpose: 'transactional' }), { globalControl: 0.1 })).toEqual([]);
  });

  it('gives the last order what the shares leave out', () => {
    const [trial] = onTrialIn(journey([cascade([0.5, 0.4999])]), none);
    expect(trial?.variants.map(({ share }) => share)).toEqual([0.5, 0.5]);
  });

  it('is another plan with other shares', () => {
    const planOf = (shares: number[]) => onTrialIn(journey([cascade(shares)]), none)[0]?.plan;
    expect(planOf([0.5, 0.5])).not.toBe(planOf([0.6, 0.4]));
    expect(planOf([0.5, 0.5])).toBe(planOf([0.5, 0.5]));
  });

  it('counts who is out of all marketing with those who are out of the journey', () => {
    expect(holdoutOnTrial({ holdout: 0.1 }, { globalControl: 0.2 })?.variants[0]?.share).toBeCloseTo(0.28);
    expect(holdoutOnTrial({}, none)).toBeUndefined();
  });
});

describe('the row of a variant', () => {
  it('says plan and variant', () => {
    const row = trialRow('j', { stepId: 'remind', plan: '0a1b2c' }, '1');
    expect(rowOfKey(keyOfRow(row))).toEqual({ journeyId: 'j', stepId: 'remind', variant: '0a1b2c/1' });
    expect(trialOfRow(row)).toEqual({ plan: '0a1b2c', id: '1' });
    expect(trialOfRow({ variant: 'control' })).toBeUndefined();
    expect(trialOfRow({ variant: '1' })).toBeUndefined();
  });
});
