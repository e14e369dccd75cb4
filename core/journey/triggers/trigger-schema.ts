import * as z from 'zod';
import { conditionFaults } from '../../condition/condition-faults.ts';
import type { Reference } from '../../config/reference.ts';
import type { Fault } from '../../errors.ts';
import { faultsOf } from '../../faults.ts';
import type { AppliedEvent } from '../applied-event.ts';
import type { StepContext } from '../step-kind.ts';
import { triggerKinds } from './index.ts';
import type { TriggerKind, TriggerOf } from './trigger-kind.ts';

type Of<K> = K extends TriggerKind<string, infer Fields> ? TriggerOf<Fields> : never;

/** What starts a journey, as a document holds it. */
export type Trigger = Of<(typeof triggerKinds)[keyof typeof triggerKinds]>;

/** A kind of trigger without its types. */
type AnyKind = TriggerKind<string, z.ZodRawShape>;

const kinds = Object.values(triggerKinds) as unknown as readonly AnyKind[];

/** By the field that only triggers of that kind have. */
const kindOf = (trigger: unknown): AnyKind | undefined =>
  typeof trigger === 'object' && trigger !== null
    ? kinds.find(({ kind }) => Object.hasOwn(trigger, kind))
    : undefined;

const schemas = new Map(kinds.map((kind) => [kind, z.strictObject(kind.fields)]));

type Options = [z.ZodType, ...z.ZodType[]];

/** Whole, for the published schema. */
export const triggerSchema: z.ZodType<Trigger> = z
  .union([...schemas.values()] as unknown as Options)
  .meta({ id: 'Trigger' }) as unknown as z.ZodType<Trigger>;

/** The event that starts a journey of this trigger. */
export const startedBy = (trigger: Trigger): string => kindOf(trigger)?.startedBy(trigger) ?? '';

/** Does this event, which has the right name, start this very journey? Conditions are looked at besides. */
export const isStartedBy = (trigger: Trigger, event: AppliedEvent, journeyId: string): boolean =>
  kindOf(trigger)?.isMeant?.({ trigger, event, journeyId }) ?? true;

/** What the entry is about, where the trigger says it. */
export const entryKeySaid = (trigger: Trigger, event: AppliedEvent, journeyId: string): string | undefined =>
  kindOf(trigger)?.entryKey?.({ trigger, event, journeyId });

/** Has the kind a say of its own about each event of the right name? */
export const saysMore = (trigger: Trigger): boolean => kindOf(trigger)?.isMeant !== undefined;

/** The condition that a trigger puts on its event. */
export const whereOf = (trigger: Trigger) => ('where' in trigger ? trigger.where : undefined);

/** The documents that a trigger names; paths begin at `/trigger`. */
export const namedByTrigger = (trigger: Trigger): Reference[] =>
  (kindOf(trigger)?.references?.(trigger) ?? []).map((named) => ({
    ...named,
    path: `/trigger${named.path}`,
  }));

const asFarAsPossible = (look: () => Fault[]): Fault[] => {
  try {
    return look();
  } catch {
    return [];
  }
};

/** Every fault of a trigger; paths begin at `/trigger`. */
export const triggerFaults = (trigger: unknown, context: StepContext): Fault[] => {
  const kind = kindOf(trigger);
  if (!kind) {
    const message = `a trigger has one of the fields ${kinds.map((one) => one.kind).join(', ')}`;
    return [{ path: '/trigger', message }];
  }
  const shape = schemas.get(kind)?.safeParse(trigger).error;
  const found = [
    ...(shape ? faultsOf(shape) : []),
    ...conditionFaults((trigger as { where?: unknown }).where, '/where'),
    ...asFarAsPossible(() => kind.faults?.(trigger as never, context) ?? []),
  ];
  return found.map((fault) => ({ ...fault, path: `/trigger${fault.path}` }));
};
