import { Agenda } from './agenda.ts';
import { die, type Invocation, never, running } from './invocation.ts';
import { type Luck, luckOf } from './luck.ts';

/** So often the loop goes round before whoever still waits is taken to wait for somebody else. */
const ROUNDS = 20;

/** What is loaded on first use: the file system owes an answer. No clock is asked, so that a busy machine changes nothing. */
const isLoading = (): boolean => process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));

/**
 * Virtual time. Functions really run, all in this process; whatever they wait for (a call, a timer) is put on the agenda, and
 * time goes on only when every one of them waits.
 */
export class World {
  nowMs: number;
  readonly luck: Luck;
  private readonly agenda = new Agenda();
  private readonly busy = new Set<Invocation>();
  private isTouched = false;

  constructor(startMs: number, seed: number) {
    this.nowMs = startMs;
    this.luck = luckOf(seed);
  }

  at(atMs: number, act: () => void): void {
    this.agenda.add(Math.max(Math.round(atMs), this.nowMs), act);
  }

  after(ms: number, act: () => void): void {
    this.at(this.nowMs + ms, act);
  }

  /** Waits inside a run of a function; whose process dies meanwhile waits for ever. */
  async sleep(ms: number): Promise<void> {
    const invocation = running.getStore();
    if (invocation?.isDead) return never();
    await new Promise<void>((resolve) => {
      if (invocation) this.waits(invocation, 1);
      this.after(ms, () => {
        if (invocation?.isDead) return;
        if (invocation) this.waits(invocation, -1);
        this.isTouched = true;
        resolve();
      });
    });
  }

  /** Runs a function; answers what it answers, or `dead`. */
  async start<T>(invocation: Invocation, work: () => Promise<T>): Promise<T | 'dead'> {
    this.busy.add(invocation);
    this.isTouched = true;
    this.at(invocation.deadlineMs, () => die(invocation));
    const death = new Promise<'dead'>((resolve) => {
      const { onDeath } = invocation;
      invocation.onDeath = () => {
        if (invocation.isDead) this.busy.delete(invocation);
        this.isTouched = true;
        onDeath();
        resolve('dead');
      };
    });
    const done = running.run(invocation, work).finally(() => {
      invocation.isDone = true;
      this.busy.delete(invocation);
    });
    return Promise.race([done, death]);
  }

  /** Lets happen what is on the agenda until then, or until nothing is left. */
  async run(untilMs = Number.POSITIVE_INFINITY): Promise<void> {
    await this.settle();
    for (let next = this.agenda.take(); next; next = this.agenda.take()) {
      if (next.atMs > untilMs) {
        this.agenda.add(next.atMs, next.act);
        break;
      }
      this.nowMs = next.atMs;
      next.act();
      if (this.isTouched) await this.settle();
    }
  }

  private waits(invocation: Invocation, change: 1 | -1): void {
    invocation.waits += change;
    if (invocation.waits === 0 && !invocation.isDone) this.busy.add(invocation);
    else this.busy.delete(invocation);
  }

  /** Until all that runs waits for the agenda: promises first, then what is loaded from disk. */
  private async settle(): Promise<void> {
    this.isTouched = false;
    let rounds = 0;
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.busy.size > 0 && (++rounds < ROUNDS || isLoading()));
    // Whoever is left waits for what somebody else has asked for, and for ever where that process is gone.
    this.busy.clear();
  }
}
