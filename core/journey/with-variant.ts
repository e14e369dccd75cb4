import type { Journey } from './journey.ts';
import type { AnyStep } from './step-kind.ts';
import { kindOf } from './step-schema.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStep = (value: unknown, stepId: string): value is AnyStep =>
  isObject(value) && value.id === stepId && kindOf(value.kind)?.decided !== undefined;

/** What stands in place of the step: another one, or nothing. */
const replaced = (value: unknown, stepId: string, variant: string): unknown => {
  if (Array.isArray(value))
    return value.flatMap((one) =>
      isStep(one, stepId)
        ? (kindOf(one.kind)?.decided?.(one, variant) ?? [])
        : [replaced(one, stepId, variant)],
    );
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, replaced(held, stepId, variant)]),
  );
};

/** The journey in which everybody gets this variant of what is on trial at the step. */
export const withVariant = (journey: Journey, stepId: string, variant: string): Journey => ({
  ...journey,
  steps: replaced(journey.steps, stepId, variant) as Journey['steps'],
});
