import type { World } from '../world.ts';

interface Entry {
  Source?: string;
  DetailType?: string;
  Detail?: string;
}

/** EventBridge: what was taken arrives at least once, in any order, sometimes minutes later. */
export class EventBus {
  private readonly world: World;
  private readonly routes: Record<string, (body: string) => void>;
  private count = 0;
  /** Told of what was taken. */
  onTaken: (type: string, detail: object) => void = () => {};

  constructor(world: World, routes: Record<string, (body: string) => void>) {
    this.world = world;
    this.routes = routes;
  }

  PutEvents({ Entries = [] }: { Entries?: Entry[] }, share = 1): object {
    const taken = Math.floor(Entries.length * share);
    const outcomes = Entries.map((entry, at) => {
      if (at >= taken) return { ErrorCode: 'ThrottlingException' };
      this.bring(entry);
      return { EventId: `entry-${++this.count}` };
    });
    return { FailedEntryCount: Entries.length - taken, Entries: outcomes };
  }

  bring({ Source: source = '', DetailType = '', Detail = '{}' }: Entry): void {
    const { luck, nowMs } = this.world;
    const time = new Date(nowMs).toISOString();
    this.onTaken(DetailType, JSON.parse(Detail) as object);
    const body = JSON.stringify({ source, 'detail-type': DetailType, time, detail: JSON.parse(Detail) });
    const times = luck.hits(0.03) ? 3 : 1;
    for (let copy = 0; copy < times; copy++) {
      const lateMs = luck.hits(0.03) ? luck.below(600_000) : 10 + luck.below(300);
      this.world.after(lateMs, () => this.routes[DetailType]?.(body));
    }
  }
}
