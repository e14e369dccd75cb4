import type { Person } from './person.ts';

/** What somebody does about a wake of hers: before which, counted from 0, and how long before it. */
interface Plan {
  wakes: number;
  leadMs(): number;
  act(): void;
}

/** People who act just when a message of theirs is decided on: what they do is on its way when the wake comes. */
export class NearWakes {
  private readonly plans = new Map<number, Plan>();
  private readonly at: (atMs: number, act: () => void) => void;

  constructor(at: (atMs: number, act: () => void) => void) {
    this.at = at;
  }

  wants({ no }: Person, plan: Plan): void {
    this.plans.set(no, plan);
  }

  /** A wake of hers comes at that time. */
  armed(no: number, atMs: number): void {
    const plan = this.plans.get(no);
    if (!plan || plan.wakes-- > 0) return;
    this.plans.delete(no);
    this.at(atMs - plan.leadMs(), plan.act);
  }
}
