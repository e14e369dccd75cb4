import { describe, expect, it } from '@jest/globals';
import { takenVariant } from '../../../core/analytics/taken-variant.ts';
import type { Decision } from '../../../core/experiment/decide.ts';
import { experimentPlanSchema } from '../../../core/experiment/plan.ts';

const plan = experimentPlanSchema.parse({
  variants: ['a', 'b', 'c'].map((id, at) => ({ id, share: at === 0 ? 0.5 : 0.25 })),
  measure: { kind: 'orders', minimalDifference: 0.01 },
  plannedPeople: 1_000,
});
const finding = { kind: 'known', base: 'a', variant: 'b', estimate: 0.1, low: 0.05, high: 0.15 } as const;
const alike = (variants: string[]) =>
  ({ kind: 'stop-no-difference', reason: 'all-planned-people', variants, findings: [] }) as const;

describe('what everybody gets when an experiment stops by itself', () => {
  it.each<[string | undefined, Decision]>([
    [undefined, { kind: 'go-on', reason: 'not-clear', findings: [], peopleLeft: 5 }],
    ['b', { kind: 'stop-winner', winner: 'b', finding }],
    ['a', alike(['c', 'a'])],
    ['b', alike(['c', 'b'])],
    ['a', alike([])],
    ['a', { kind: 'stop-harm', findings: [finding] }],
    ['a', { kind: 'check-division', people: [1, 2, 3], expected: [2, 2, 2] }],
  ])('is %s', (variant, decision) => {
    expect(takenVariant(decision, plan)).toBe(variant);
  });
});
