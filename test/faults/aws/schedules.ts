import { ConflictException, ResourceNotFoundException } from '@aws-sdk/client-scheduler';
import type { World } from '../world.ts';

interface Input {
  Name?: string;
  ScheduleExpression?: string;
  Target?: { Input?: string };
}

/** Names are kept for a while after they have fired. */
const KEPT_MS = 5_000;

/** EventBridge Scheduler: fires within a minute, sometimes twice, sometimes so often that fifty functions meet. */
export class Schedules {
  private readonly names = new Set<string>();
  private readonly world: World;
  private readonly fire: (message: string) => void;
  /** Which share of firings comes fifty times at once. */
  crowded = 0;
  crowds = 0;
  isPunctual = false;
  /** Told of each wake when it is armed. */
  onArmed: (message: string, firesAtMs: number) => void = () => {};

  constructor(world: World, fire: (message: string) => void) {
    this.world = world;
    this.fire = fire;
  }

  CreateSchedule({ Name: name = '', ScheduleExpression = '', Target }: Input): object {
    if (this.names.has(name)) throw new ConflictException({ message: name, Message: name, $metadata: {} });
    this.names.add(name);
    const { world } = this;
    const { luck } = world;
    const dueMs = Date.parse(`${ScheduleExpression.slice('at('.length, -1)}Z`);
    const lateMs = this.isPunctual || luck.hits(0.8) ? luck.below(1_000) : luck.below(60_000);
    const [firesAtMs, message] = [Math.max(dueMs, world.nowMs) + lateMs, Target?.Input ?? ''];
    world.at(firesAtMs, () => this.fires(name, message));
    this.onArmed(message, firesAtMs);
    return {};
  }

  DeleteSchedule({ Name: name = '' }: Input): object {
    if (!this.names.delete(name))
      throw new ResourceNotFoundException({ message: name, Message: name, $metadata: {} });
    return {};
  }

  private fires(name: string, message: string): void {
    if (!this.names.has(name)) return;
    const { world } = this;
    const isCrowd = world.luck.hits(this.crowded);
    if (isCrowd) this.crowds += 1;
    for (let times = isCrowd ? 50 : 1; times > 0; times--) this.fire(message);
    if (world.luck.hits(0.03)) world.after(world.luck.below(600_000), () => this.fire(message));
    world.after(KEPT_MS, () => this.names.delete(name));
  }
}
