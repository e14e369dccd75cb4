import type { World } from '../world.ts';

export interface Message {
  id: string;
  body: string;
  receives: number;
}

interface Options {
  batchSize: number;
  visibilityMs: number;
  windowMs: number;
  /** Messages of one of these are never in one batch. */
  apartBy(body: string): string;
  /** Answers what goes back to the queue; `dead` brings all of them back. */
  work(batch: Message[]): Promise<string[] | 'dead'>;
}

/** As in the stack. */
const TRIES = 40;

/** SQS in front of a function: in any order, at least once, failed messages again after the visibility timeout. */
export class Queue {
  readonly deadLetters: Message[] = [];
  onDone: (body: string) => void = () => {};
  /** Told of each that whoever had it died over, or gave back. */
  onFailed: (body: string) => void = () => {};
  private readonly world: World;
  private readonly options: Options;
  private ready: Message[] = [];
  private isPolled = false;
  private count = 0;
  /** Deleted: a copy of such a message that fails does not come back. */
  private readonly gone = new Set<string>();

  constructor(world: World, options: Options) {
    this.world = world;
    this.options = options;
  }

  put(body: string): void {
    this.shows({ id: `message-${++this.count}`, body, receives: 0 });
  }

  /** As whoever is on call does: what lies among the dead letters goes back, as new. Answers how many. */
  redrive(): number {
    const dead = this.deadLetters.splice(0);
    for (const { body } of dead) this.put(body);
    return dead.length;
  }

  private shows(message: Message): void {
    this.ready.push(message);
    if (this.isPolled) return;
    this.isPolled = true;
    this.world.after(5 + this.world.luck.below(this.options.windowMs), () => this.poll());
  }

  private poll(): void {
    this.isPolled = false;
    while (this.ready.length > 0) void this.hand(this.batch());
  }

  private batch(): Message[] {
    const { luck } = this.world;
    const taken = new Map<string, Message>();
    const left: Message[] = [];
    const size = 1 + luck.below(this.options.batchSize);
    const swap = luck.below(this.ready.length);
    for (const message of [...this.ready.slice(swap), ...this.ready.slice(0, swap)]) {
      const key = this.options.apartBy(message.body);
      if (taken.size < size && !taken.has(key)) taken.set(key, message);
      else left.push(message);
    }
    this.ready = left;
    return [...taken.values()];
  }

  private async hand(batch: Message[]): Promise<void> {
    const { world, options } = this;
    for (const message of batch) {
      message.receives += 1;
      if (world.luck.hits(0.02)) world.after(world.luck.below(60_000), () => this.shows({ ...message }));
    }
    const back = await options.work(batch);
    for (const message of batch) {
      if (back !== 'dead' && !back.includes(message.id)) {
        this.gone.add(message.id);
        this.onDone(message.body);
      } else this.onFailed(message.body);
      if (this.gone.has(message.id)) continue;
      if (message.receives >= TRIES) this.deadLetters.push(message);
      else world.after(options.visibilityMs, () => this.shows(message));
    }
  }
}
