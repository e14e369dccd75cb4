import * as z from 'zod';
import { type AnyStep, type StepKind, type StepOf, stepId } from './step-kind.ts';
import { stepKinds } from './steps/index.ts';

type Of<K> = K extends StepKind<infer Kind, infer Fields> ? StepOf<Kind, Fields> : never;

/** A step as a document holds it; steps inside its lists are checked, and typed loosely. */
export type Step = Of<(typeof stepKinds)[keyof typeof stepKinds]>;

/** A kind of step without its types: the interpreter and the validator treat all alike. */
export type AnyKind = StepKind<string, z.ZodRawShape>;

export const kindOf = (name: unknown): AnyKind | undefined =>
  typeof name === 'string' && Object.hasOwn(stepKinds, name)
    ? (stepKinds[name as keyof typeof stepKinds] as AnyKind)
    : undefined;

const schemaOf = (kind: AnyKind, steps: z.ZodType<AnyStep[]>) =>
  z.strictObject({ id: stepId, kind: z.literal(kind.kind), ...kind.fields(steps) });

type Options = [ReturnType<typeof schemaOf>, ...ReturnType<typeof schemaOf>[]];
const options = (steps: z.ZodType<AnyStep[]>) =>
  Object.values(stepKinds).map((kind) => schemaOf(kind as AnyKind, steps)) as Options;

const nested: z.ZodType<AnyStep[]> = z.lazy(() => z.array(stepSchema)) as z.ZodType<AnyStep[]>;

/** Whole, for the published schema. */
export const stepSchema: z.ZodType<Step> = z
  .discriminatedUnion('kind', options(nested))
  .meta({ id: 'Step' }) as unknown as z.ZodType<Step>;

const anyList = z.array(z.unknown()) as unknown as z.ZodType<AnyStep[]>;

/** One step without what is in its lists, so that each step's faults are found whatever its neighbours are like. */
export const shallowSchemas: ReadonlyMap<string, z.ZodType> = new Map(
  Object.values(stepKinds).map((kind) => [kind.kind, schemaOf(kind as AnyKind, anyList)]),
);
