import { SECOND_MS } from '../../../core/duration.ts';
import type { Clock, Stored } from '../../../core/ports.ts';
import {
  type Failure,
  failed,
  isLasting,
  type Outage,
  type Outages,
  tried,
} from '../../../core/provider/outage.ts';
import { log } from '../../runtime/log.ts';
import { count } from '../../runtime/measure.ts';

export interface WatchParts {
  clock: Clock;
  outages: Outages;
  /** Told while a provider stays down, each time that it fails again. */
  tell?: (provider: string, outage: Outage) => void;
}

/** Lets the next message find out, which is told what was learnt. */
export type GiveUp = (learnt: Pick<Outage, 'probeMs'>) => Promise<void>;

const tellLog = (provider: string, { failures }: Outage): void => {
  log.warn('a provider has been left alone for minutes', { reason: provider, count: failures });
  count('ProvidersShut');
};

/** A provider that was well is not asked about again before. */
const HELD_MS = 3 * SECOND_MS;
const MOST_TRIES = 5;

/**
 * What one function knows of a provider: what is stored of it, and when it last answered here. A table that cannot be reached
 * stops no message; what was known last counts.
 */
export class Watch {
  private readonly provider: string;
  private readonly clock: Clock;
  private readonly outages: Outages;
  private readonly tell: NonNullable<WatchParts['tell']>;
  private known: Stored<Outage> | undefined;
  private lookedAtMs = Number.NEGATIVE_INFINITY;
  private answeredAtMs = Number.NEGATIVE_INFINITY;

  constructor(provider: string, { clock, outages, tell = tellLog }: WatchParts) {
    this.provider = provider;
    this.clock = clock;
    this.outages = outages;
    this.tell = tell;
  }

  async look(): Promise<Outage | undefined> {
    const ageMs = this.clock.now() - this.lookedAtMs;
    if (this.known || !(ageMs >= 0 && ageMs < HELD_MS)) await this.unlessAway(() => this.read(false));
    return this.known?.value;
  }

  /** The provider answered: it is well, whatever is stored. Writes nothing while nothing is. */
  async answered(): Promise<void> {
    this.answeredAtMs = this.clock.now();
    if (this.known) await this.replace(undefined);
  }

  /** Tells all functions. */
  async failed(how: Pick<Failure, 'isSure' | 'isTry'>): Promise<void> {
    const failure = { ...how, atMs: this.clock.now(), answeredAtMs: this.answeredAtMs };
    await this.unlessAway(async () => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        await this.read(true);
        const next = failed(this.known?.value, failure);
        if (next === this.known?.value) return;
        if (!(await this.put(next))) continue;
        if (isLasting(next)) this.tell(this.provider, next);
        return;
      }
    });
  }

  /** Stores that one message is to find out. Answers how another one may at once, or nothing when somebody else was first. */
  async tries(outage: Outage): Promise<GiveUp | undefined> {
    if (!(await this.replace(tried(outage, this.clock.now())))) return undefined;
    const mine = this.known;
    return async (learnt) => {
      const next = { ...outage, ...learnt };
      const stored = await this.unlessAway(() => this.outages.replace(this.provider, mine, next));
      if (stored && stored !== 'well') this.known = stored;
    };
  }

  /** False when somebody else wrote first, or the table cannot be reached. */
  private async replace(next: Outage | undefined): Promise<boolean> {
    return (await this.unlessAway(() => this.put(next))) ?? false;
  }

  private async read(fresh: boolean): Promise<void> {
    this.known = await this.outages.find(this.provider, { fresh });
    this.lookedAtMs = this.clock.now();
  }

  private async put(next: Outage | undefined): Promise<boolean> {
    const stored = await this.outages.replace(this.provider, this.known, next);
    if (stored !== false) this.known = stored === 'well' ? undefined : stored;
    return stored !== false;
  }

  private async unlessAway<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      log.warn('what is known of providers cannot be reached', { error });
      return undefined;
    }
  }
}
