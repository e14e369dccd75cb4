import { MINUTE_MS } from '../../../core/duration.ts';
import type { Clock } from '../../../core/ports.ts';

/** A provider at its rate refuses most calls and takes some: only one that takes none for so long is out of order. */
const MOST = 20;
const FOR_MS = 2 * MINUTE_MS;

/** What one function was refused since the provider last took something of it. */
export class Throttles {
  private readonly clock: Clock;
  private count = 0;
  private sinceMs = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** One more; answers whether it is too much. Once that is told, the count begins anew. */
  add(): boolean {
    const nowMs = this.clock.now();
    if (this.count === 0) this.sinceMs = nowMs;
    this.count += 1;
    const isTooMuch = this.count >= MOST && nowMs - this.sinceMs >= FOR_MS;
    if (isTooMuch) this.end();
    return isTooMuch;
  }

  /** It took one, or is left alone. */
  end(): void {
    this.count = 0;
  }
}
