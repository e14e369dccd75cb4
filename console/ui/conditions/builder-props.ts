import type { Condition } from '../../../core/condition/condition.ts';

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** What lines may name. */
export interface BuilderContext {
  readonly segments: readonly Named[];
  readonly journeys: readonly Named[];
}

export interface ConditionBuilderProps extends BuilderContext {
  /** What the condition is for. */
  readonly label: string;
  readonly condition: Condition | undefined;
  /** Nothing: everybody. */
  readonly onChange: (condition: Condition | undefined) => void;
  /** Is there an event whose properties may be asked for, and something promised? */
  readonly hasEvent: boolean;
  readonly disabled?: boolean | undefined;
}
