import { promisify } from 'node:util';
import { HELD_AT, OFFSET } from '../../clock/virtual-clock.ts';

interface Pending {
  readonly dueMs: number;
  fire(): void;
}

/**
 * Makes the virtual clock the only clock of this thread: `Date`, what `Intl` takes for now, and timers, which
 * fire when the clock jumps over them. Must run before the function's code is loaded.
 * @returns what to call after the clock has jumped
 */
export function shiftTime(shared: SharedArrayBuffer): () => void {
  const state = new BigInt64Array(shared);
  const WallDate = globalThis.Date;
  const wallNow = WallDate.now;
  const nowMs = () => Number(Atomics.load(state, HELD_AT)) || wallNow() + Number(Atomics.load(state, OFFSET));
  shiftDate(WallDate, nowMs);
  shiftIntl(nowMs);
  return shiftTimers(nowMs);
}

function shiftDate(WallDate: DateConstructor, nowMs: () => number): void {
  const ShiftedDate = new Proxy(WallDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [nowMs()], newTarget) as Date,
    apply: () => new WallDate(nowMs()).toString(),
  });
  WallDate.now = nowMs;
  WallDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate;
}

/** Without an argument the formatters read the wall by themselves. */
function shiftIntl(nowMs: () => number): void {
  const { prototype } = Intl.DateTimeFormat;
  const boundFormat = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  const formatToParts = prototype.formatToParts;
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const format = boundFormat?.call(this) as Intl.DateTimeFormat['format'];
      return (date?: Date | number) => format(date ?? nowMs());
    },
  });
  prototype.formatToParts = function (date) {
    return formatToParts.call(this, date ?? nowMs());
  };
}

function shiftTimers(nowMs: () => number): () => void {
  const pending = new Map<unknown, Pending>();
  const { setTimeout: wallTimeout, clearTimeout: wallClear } = globalThis;

  const shifted = (run: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => {
    const fire = () => {
      pending.delete(timer);
      run(...args);
    };
    const timer = wallTimeout(fire, delayMs);
    pending.set(timer, {
      dueMs: nowMs() + delayMs,
      fire: () => {
        wallClear(timer);
        fire();
      },
    });
    return timer;
  };
  const clear = (timer: NodeJS.Timeout | undefined) => {
    pending.delete(timer);
    wallClear(timer);
  };
  Object.assign(shifted, {
    [promisify.custom]: (ms: number, value: unknown) => new Promise((done) => shifted(() => done(value), ms)),
  });
  Object.assign(globalThis, { setTimeout: shifted, clearTimeout: clear });

  return () => {
    for (const { dueMs, fire } of [...pending.values()].sort((a, b) => a.dueMs - b.dueMs))
      if (dueMs <= nowMs()) fire();
  };
}
