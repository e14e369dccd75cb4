import type { Invocation } from './invocation.ts';
import type { World } from './world.ts';

/** What a container holds between runs: the handler with its clients and caches, and a clock. */
interface Container<H> {
  handler: H;
  skewMs: number;
  isBusy: boolean;
}

interface Options<H> {
  functionName: string;
  timeoutMs: number;
  /** Most that the clock of a container is off. */
  skewMs: number;
  make(): H;
  /** All containers have the same handler. */
  isShared?: boolean;
}

/** Containers come and go; one whose process died never comes back. */
const REUSED = 0.97;

/** All containers of a function: one more whenever none is free. */
export class Fleet<H> {
  private readonly containers = new Set<Container<H>>();
  private readonly world: World;
  private readonly options: Options<H>;

  constructor(world: World, options: Options<H>) {
    this.world = world;
    this.options = options;
  }

  /** Lets one of them work; `dead` when its process died. */
  async run<T>(work: (handler: H, remainingMs: () => number) => Promise<T>): Promise<T | 'dead'> {
    const { world, options } = this;
    const container = this.free();
    container.isBusy = true;
    const invocation: Invocation = {
      functionName: options.functionName,
      skewMs: container.skewMs,
      deadlineMs: world.nowMs + options.timeoutMs,
      isDead: false,
      outlives: options.isShared ?? false,
      isDone: false,
      waits: 0,
      lastFaultAtMs: Number.NEGATIVE_INFINITY,
      lastWriteFaultAtMs: Number.NEGATIVE_INFINITY,
      lookedAtMs: new Map(),
      onDeath: () => this.containers.delete(container),
    };
    const remainingMs = () => invocation.deadlineMs - world.nowMs;
    const answer = await world.start(invocation, () => work(container.handler, remainingMs));
    container.isBusy = false;
    if (!world.luck.hits(REUSED)) this.containers.delete(container);
    return answer;
  }

  private free(): Container<H> {
    for (const one of this.containers) if (!one.isBusy) return one;
    const { skewMs, make } = this.options;
    const offMs = Math.round((this.world.luck.next() * 2 - 1) * skewMs);
    const fresh = { handler: make(), skewMs: this.world.luck.hits(0.5) ? offMs : 0, isBusy: false };
    this.containers.add(fresh);
    return fresh;
  }
}
