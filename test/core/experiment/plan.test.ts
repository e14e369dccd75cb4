import { describe, expect, it } from '@jest/globals';
import { experimentPlanSchema } from '../../../core/experiment/plan.ts';
import { planWith } from './make.ts';

const messagesOf = (rest: object): string[] => {
  const parsed = experimentPlanSchema.safeParse({ ...planWith(), ...rest });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
};

describe('the plan of an experiment', () => {
  it('is careful unless told otherwise', () => {
    expect(planWith()).toMatchObject({ leastDays: 7, mostMoreUnsubscribed: 0.005, confidence: 0.95 });
  });

  it('divides everybody among variants that have different names', () => {
    expect(
      messagesOf({
        variants: [
          { id: 'A', share: 0.5 },
          { id: 'B', share: 0.4 },
        ],
      }),
    ).toEqual(['variants: the shares must be 1 together']);
    expect(
      messagesOf({
        variants: [
          { id: 'A', share: 0.5 },
          { id: 'A', share: 0.5 },
        ],
      }),
    ).toEqual(['variants: two variants have the same id']);
  });

  it.each([
    { plannedPeople: 0 },
    { confidence: 1 },
    { mostMoreUnsubscribed: -1 },
    { measure: { kind: 'orders', minimalDifference: 0 } },
    { measure: { kind: 'revenue', currency: 'euro', minimalDifferenceMinor: 10 } },
    { variants: [{ id: 'A', share: 1 }] },
  ])('cannot have %j', (rest) => {
    expect(messagesOf(rest)).not.toEqual([]);
  });
});
