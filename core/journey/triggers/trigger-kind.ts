import type * as z from 'zod';
import type { Reference } from '../../config/reference.ts';
import type { Fault } from '../../errors.ts';
import type { AppliedEvent } from '../applied-event.ts';
import type { StepContext } from '../step-kind.ts';

/** Whether one event starts one journey, its conditions and its audience apart. */
export interface TriggerAsk<T> {
  trigger: T;
  event: AppliedEvent;
  journeyId: string;
}

/**
 * A kind of trigger: one file and one line in triggers/index.ts. `fields` is the validator, the type and the published
 * schema at once; the first field names the kind.
 */
export interface TriggerKind<Name extends string, Fields extends z.ZodRawShape> {
  /** The field that only triggers of this kind have. */
  kind: Name;
  fields: Fields;
  /** The documents it names; paths inside the trigger. */
  references?(trigger: TriggerOf<Fields>): Reference[];
  /** What a schema cannot say; paths inside the trigger. */
  faults?(trigger: TriggerOf<Fields>, context: StepContext): Fault[];
  /** The event of hers that starts it: journeys are found by it. */
  startedBy(trigger: TriggerOf<Fields>): string;
  /** Asked of each event of that name; every one is meant when it is left out. Conditions are looked at besides. */
  isMeant?(ask: TriggerAsk<TriggerOf<Fields>>): boolean;
  /** What the entry is about, where the trigger says it: the same starts it once, however often it is told. */
  entryKey?(ask: TriggerAsk<TriggerOf<Fields>>): string | undefined;
}

export type TriggerOf<Fields extends z.ZodRawShape> = z.output<z.ZodObject<Fields, z.core.$strict>>;

export const triggerKind = <const Name extends string, Fields extends z.ZodRawShape>(
  kind: TriggerKind<Name, Fields>,
): TriggerKind<Name, Fields> => kind;
