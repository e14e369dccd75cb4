import { expect, it } from '@jest/globals';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { resumed } from '../../core/journey/parking.ts';
import { Customer, type CustomerSettings } from './customer.ts';
import { pass, wake } from './wakes.ts';
import { newWorld, type World } from './world.ts';

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const msOf = (text: string): number => {
  const [, amount, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  if (!unit) throw new Error(`no time: ${text}`);
  return Number(amount) * units[unit as keyof typeof units];
};

/** A shop in a story: its customers, and its clock. */
export class Shop {
  readonly world: World;
  readonly customers: Customer[] = [];

  constructor(world: World) {
    this.world = world;
  }

  customer(name: string, settings: CustomerSettings = {}): Customer {
    const customer = new Customer(this.world, name, settings);
    this.customers.push(customer);
    return customer;
  }

  /** Somebody with mail, phone and consent for both. */
  reachable(name: string, more: CustomerSettings = {}): Customer {
    const phone = `+4915112345${String(100 + this.customers.length)}`;
    return this.customer(name, {
      email: `${name.toLowerCase()}@example.com`,
      phone,
      consent: 'all',
      ...more,
    });
  }

  /** Goes on to the next time the clock shows this (UTC), then does it. */
  async at(clock: string, act: () => Promise<unknown> = async () => undefined): Promise<void> {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    const today = Math.floor(this.world.nowMs / units.d) * units.d + hours * units.h + minutes * units.m;
    await pass(this.world, today >= this.world.nowMs ? today : today + units.d);
    await act();
  }

  /** `30m`, `1h`, `2d`. */
  async after(time: string): Promise<void> {
    await pass(this.world, this.world.nowMs + msOf(time));
  }

  /** An outage: nothing wakes, then everything that was due does. */
  async sleepsThrough(time: string): Promise<void> {
    this.world.nowMs += msOf(time);
    for (const { id, status, wakesAtMs = 0 } of [...this.world.enrollments.values()])
      if (status === 'active' && wakesAtMs <= this.world.nowMs) await wake(this.world, id);
  }

  set status(status: 'live' | 'paused' | 'stopped') {
    for (const journey of this.world.journeys) journey.status = status;
    this.world.index = indexJourneys(this.world.journeys);
    if (status === 'live') this.resume();
  }

  /** As the job does that follows a resume, with nobody to be spread. */
  private resume(): void {
    const { nowMs, enrollments } = this.world;
    for (const one of enrollments.values())
      if (one.status === 'active' && one.parkedDueAtMs !== undefined)
        enrollments.set(one.id, resumed(one, { resumedAtMs: nowMs, wakesAtMs: nowMs }));
  }
}

interface Told {
  shop: Shop;
  /** These customers, and nobody else, have got one message of the channel so far. */
  expectSent(channel: string, ...customers: Customer[]): void;
  expectSkipped(channel: string, customer: Customer, reason: string): void;
}

/** Nobody is stuck: whoever is inside wakes again. */
const expectNobodyStuck = ({ enrollments, nowMs }: World) => {
  for (const one of enrollments.values())
    if (one.status === 'active') expect(one.wakesAtMs ?? 0).toBeGreaterThan(nowMs - 1000);
};

/** A timeline of customers and messages, told in hours and days. */
export const story = (
  name: string,
  tell: (told: Told) => Promise<void>,
  changes: Parameters<typeof newWorld>[0] = {},
): void => {
  it(name, async () => {
    const shop = new Shop(newWorld(changes));
    const expectSent = (channel: string, ...customers: Customer[]) => {
      const got = shop.customers.flatMap((one) =>
        one.channels.filter((each) => each === channel).map(() => one.name),
      );
      expect([channel, ...got.toSorted()]).toEqual([channel, ...customers.map((one) => one.name).toSorted()]);
    };
    const expectSkipped = (channel: string, customer: Customer, reason: string) =>
      expect(customer.skips.map((skip) => [skip.channel, skip.reason])).toContainEqual([channel, reason]);
    await tell({ shop, expectSent, expectSkipped });
    expectNobodyStuck(shop.world);
  });
};
