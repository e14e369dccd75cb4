import type { Luck } from './luck.ts';

/** What goes wrong with a call. `after`: it was carried out all the same. */
export type Fault =
  | 'throttle'
  | 'error before'
  | 'error after'
  | 'timeout before'
  | 'timeout after'
  | 'crash before'
  | 'crash after'
  | 'partial';

export interface Fate {
  fault: Fault;
  /** The client's own repetitions fail as well. */
  lasts: boolean;
}

/** A process that dies is half as likely as each of the others. */
const FAULTS: readonly [Fault, ...Fault[]] = [
  ...(['throttle', 'error before', 'error after', 'timeout before', 'timeout after'] as const),
  ...(['throttle', 'error before', 'error after', 'timeout before', 'timeout after'] as const),
  'crash before',
  'crash after',
];
const PARTIAL = new Set(['PutEvents', 'BatchGetItem', 'BatchWriteItem']);
const LASTING = 0.2;

/** Decides by luck, and counts what it did by operation. */
export class FaultPlan {
  readonly done = new Map<string, Map<Fault, number>>();
  calls = 0;
  private readonly luck: Luck;
  private readonly share: number;
  /** Overrides luck, for an outage. */
  outage: (operation: string) => Fault | undefined = () => undefined;

  constructor(luck: Luck, share: number) {
    this.luck = luck;
    this.share = share;
  }

  fateOf(operation: string): Fate | undefined {
    this.calls += 1;
    const down = this.outage(operation);
    if (down) return { fault: down, lasts: true };
    if (!this.luck.hits(this.share)) return undefined;
    const isPartial = PARTIAL.has(operation) && this.luck.hits(0.2);
    const fault = isPartial ? 'partial' : this.luck.pick(FAULTS);
    const counts = this.done.get(operation) ?? new Map<Fault, number>();
    this.done.set(operation, counts.set(fault, (counts.get(fault) ?? 0) + 1));
    return { fault, lasts: this.luck.hits(LASTING) };
  }

  get injected(): number {
    return [...this.done.values()].flatMap((counts) => [...counts.values()]).reduce((a, b) => a + b, 0);
  }
}
