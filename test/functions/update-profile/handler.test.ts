import { describe, expect, it } from '@jest/globals';
import { cartOf } from '../../../core/cart/cart-of.ts';
import { Conflict, ProviderUnavailable } from '../../../core/errors.ts';
import type { AppliedEvent } from '../../../core/journey/applied-event.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { noReaction } from '../../../core/journey/reaction-sheet.ts';
import { busEntrySchema } from '../../../functions/update-profile/bus-entry.ts';
import { envelopeOf, identify, shopEvent, startMs } from '../../support/events.ts';
import { noJourneys, shopFloor } from './shop-floor.ts';

const hourMs = 3_600_000;
const added = (productId: string, more: object = {}) =>
  shopEvent({ event: 'Product Added', userId: 'u1', properties: { product_id: productId }, ...more });
const quantities = (floor: ReturnType<typeof shopFloor>) => {
  const ann = floor.who('userId', 'u1');
  return Object.fromEntries(
    ann ? cartOf(ann).lines.map(({ productId, quantity }) => [productId, quantity]) : [],
  );
};

/** Counts the calls of a port by name. */
const counted = <T extends object>(port: T, calls: string[]): T =>
  Object.fromEntries(
    Object.entries(port).map(([name, member]) => [
      name,
      typeof member === 'function'
        ? (...args: unknown[]) => {
            calls.push(name);
            return (member as (...args: unknown[]) => unknown)(...args);
          }
        : member,
    ]),
  ) as T;

describe('a batch', () => {
  it('costs one read, one history item and one write for a person who is known', async () => {
    const floor = shopFloor();
    await floor.browser(identify({ userId: 'u1', anonymousId: 'a1' }));
    const calls: string[] = [];
    const { profiles, enrollments, timeline } = floor;
    const busy = shopFloor({
      profiles: counted(profiles, calls),
      enrollments: counted(enrollments, calls),
      timeline: counted(timeline, calls),
    });
    await busy.browser(
      ...Array.from({ length: 20 }, (_, at) => added(`p${at}`, { anonymousId: 'a1', inMs: at })),
    );

    expect(calls).toEqual(['resolve', 'load', 'append', 'save']);
    expect(timeline.items().at(-1)?.messageHashes).toHaveLength(20);
  });

  it('is grouped by person: entries of the same person make one write, other people are their own', async () => {
    const floor = shopFloor();
    const failed = await floor.deliver(
      envelopeOf([added('p1'), added('p1', { userId: 'u2' })]),
      envelopeOf([added('p1', { userId: undefined, anonymousId: 'a1', inMs: 1 })]),
      envelopeOf([identify({ userId: 'u1', anonymousId: 'a1', inMs: 2 })]),
    );

    expect(failed.size).toBe(0);
    expect(floor.people()).toHaveLength(2);
    expect([...floor.profiles.stored.values()].map(({ version }) => version)).toEqual([1, 1]);
    expect(quantities(floor)).toEqual({ p1: 2 });
  });

  it('delivered again changes nothing', async () => {
    const floor = shopFloor();
    const entry = envelopeOf(Array.from({ length: 60 }, (_, at) => added('p1', { inMs: at })));
    await floor.deliver(entry);
    const before = structuredClone(floor.profiles.stored);
    await floor.deliver(entry);
    await floor.deliver({ ...entry, entryId: 'sent-again' });

    expect(quantities(floor)).toEqual({ p1: 60 });
    expect(floor.profiles.stored).toEqual(before);
  });

  it('keeps what a poison message does to itself', () => {
    const entry = { source: 'shop.web', detail: envelopeOf([added('p1')]) };
    expect(busEntrySchema.safeParse(entry).success).toBe(true);
    for (const bad of [
      {},
      { ...entry, detail: {} },
      { ...entry, detail: { ...entry.detail, trust: 'internal' } },
    ])
      expect(busEntrySchema.safeParse(bad).success).toBe(false);
  });

  it('fails only the message that is at fault', async () => {
    const floor = shopFloor();
    const save = floor.profiles.save;
    floor.profiles.save = async (profile, version) => {
      if (profile.traits.poison) throw new TypeError('poison');
      return save(profile, version);
    };
    const failed = await floor.deliver(
      envelopeOf([added('p1')]),
      envelopeOf([identify({ userId: 'u1', traits: { poison: true }, inMs: 1 })]),
      envelopeOf([added('p1', { userId: 'u2' })]),
    );

    expect([...failed.keys()]).toEqual(['record-1']);
    expect(quantities(floor)).toEqual({ p1: 1 });
    expect(floor.who('userId', 'u2')).toBeDefined();
  });
});

describe('a lost write', () => {
  it('folds anew, up to five times, then gives the message back', async () => {
    const pauses: number[] = [];
    const floor = shopFloor({ backOff: async (attempt) => void pauses.push(attempt) });
    const save = floor.profiles.save;
    let losses = 3;
    floor.profiles.save = async (profile, version) => {
      if (losses-- > 0) throw new Conflict('profile');
      return save(profile, version);
    };
    await floor.browser(added('p1'));
    expect([pauses, quantities(floor)]).toEqual([[1, 2, 3], { p1: 1 }]);

    losses = 100;
    const failed = await floor.deliver(envelopeOf([added('p1')]));
    expect(failed.get('record-0')).toBeInstanceOf(Conflict);
    expect(pauses).toHaveLength(8);
  });

  it('takes back what an earlier attempt began and the last did not want', async () => {
    const enrollment = {
      id: 'e1',
      profileId: 'p001',
      wakeNo: 1,
      wakesAtMs: startMs,
      version: 0,
      journeyId: 'j',
      trigger: { event: 'Product Added', source: 'web', atMs: startMs, properties: {} },
      enteredAtMs: startMs,
    } as unknown as Enrollment;
    let reactions = 0;
    const floor = shopFloor({
      journeys: {
        ...noJourneys,
        needsEnrollments: () => true,
        react: () => ({ ...noReaction, enter: reactions++ === 0 ? [enrollment] : [] }),
      },
    });
    const save = floor.profiles.save;
    floor.profiles.save = async () => {
      floor.profiles.save = save;
      throw new Conflict('profile');
    };
    await floor.browser(added('p1'));

    expect(floor.counters.sum('entered')).toBe(0);
    expect(floor.counters.counts()).toHaveLength(2);
    expect(floor.wakes.armed).toHaveLength(1);
    expect(floor.enrollments.all()).toEqual([]);
  });
});

describe('an entry of an attempt that was lost before it told of it', () => {
  it('counts neither as one nor as one less', async () => {
    const enrollment = {
      ...{ id: 'e1', profileId: 'p001', wakeNo: 1, wakesAtMs: startMs, version: 0, journeyId: 'j' },
      ...{ position: { stepId: null, enteredStepAtMs: startMs }, sends: [] },
      trigger: { event: 'Product Added', source: 'web', atMs: startMs, properties: {} },
      enteredAtMs: startMs,
    } as unknown as Enrollment;
    const reactions = [
      { ...noReaction, enter: [enrollment], exit: [{ ...enrollment, id: 'e2', journeyId: 'k' }] },
    ];
    const floor = shopFloor({
      journeys: { ...noJourneys, needsEnrollments: () => true, react: () => reactions.shift() ?? noReaction },
    });
    floor.enrollments.save = async () => {
      throw new Conflict('enrollment');
    };

    await floor.browser(added('p1'));

    expect(floor.enrollments.all()).toEqual([]);
    expect(floor.counters.counts()).toHaveLength(2);
    expect(floor.counters.sum('entered')).toBe(0);
  });
});

describe('history', () => {
  const many = (from: number) =>
    Array.from({ length: 30 }, (_, at) =>
      shopEvent({ userId: 'u1', inMs: 10 * hourMs + (from + at) * 1000 }),
    );

  it('tells a message too old for the ring from one that never came', async () => {
    const floor = shopFloor();
    const first = added('p1', { messageId: 'old' });
    await floor.browser(first);
    await floor.browser(...many(0));
    await floor.browser(first, added('p2', { inMs: 1 }));

    expect(quantities(floor)).toEqual({ p1: 1, p2: 1 });
  });

  it('does not take its own cut-off attempt for a message that was applied', async () => {
    const floor = shopFloor();
    await floor.browser(...many(0));
    const late = envelopeOf([added('p1')]);
    const save = floor.profiles.save;
    floor.profiles.save = async () => {
      throw new Error('cut off');
    };
    await floor.deliver(late);
    floor.profiles.save = save;
    await floor.deliver(late);
    await floor.browser(...many(100));
    await floor.deliver(late);

    expect(quantities(floor)).toEqual({ p1: 1 });
  });
});

describe('what journeys hear', () => {
  const listening = () => {
    const heard: AppliedEvent[] = [];
    const floor = shopFloor({
      journeys: {
        ...noJourneys,
        needsEnrollments: () => true,
        react: ({ events }) => {
          heard.push(...events);
          return noReaction;
        },
      },
    });
    return {
      floor,
      names: () => heard.splice(0).map(({ event, derived }) => (derived ? `(${event})` : event)),
    };
  };
  const order = (more: object = {}) =>
    shopEvent({ event: 'Order Completed', userId: 'u1', properties: { order_id: 'o1' }, ...more });

  it('a cart that changed, and one that was emptied; an order only as an order', async () => {
    const { floor, names } = listening();
    await floor.browser(added('p1'), shopEvent({ userId: 'u1', inMs: 1 }));
    expect(names()).toEqual(['Product Added', '(Cart Changed)', 'Product Viewed']);
    await floor.browser(
      shopEvent({ event: 'Product Removed', userId: 'u1', properties: { product_id: 'p1' }, inMs: 2 }),
    );
    expect(names()).toEqual(['Product Removed', '(Cart Emptied)']);
    await floor.browser(added('p2', { inMs: 3 }), order({ inMs: 4 }));
    expect(names()).toEqual(['Product Added', '(Cart Changed)', 'Order Completed']);
  });

  it('nothing while her enrollments are not read: what she is in is not known then', async () => {
    const react = () => {
      throw new Error('reacted without knowing');
    };
    const floor = shopFloor({ journeys: { ...noJourneys, needsEnrollments: () => false, react } });
    await floor.browser(added('p1'));
    expect(quantities(floor)).toEqual({ p1: 1 });
  });

  it('nothing of a line that comes late, from before the order that took it', async () => {
    const { floor, names } = listening();
    await floor.browser(added('p1'), order({ inMs: 10 }));
    names();
    await floor.browser(added('p1', { inMs: 5 }));
    expect(names()).toEqual(['Product Added']);
    expect(quantities(floor)).toEqual({});
  });

  it('nothing that starts anything from robots, imports and events a day late', async () => {
    const { floor, names } = listening();
    await floor.browser(added('p1', { bot: true }));
    await floor.server(added('p2', { historical: true, inMs: 1 }));
    for (const error of (
      await floor.deliver(envelopeOf([added('p3')], { receivedAtMs: startMs + 25 * hourMs }))
    ).values())
      throw error;
    expect(names()).toEqual(['Product Added', 'Product Added', 'Product Added']);
    expect(quantities(floor)).toEqual({ p1: 1, p2: 1, p3: 1 });
  });

  it('what is left in the cart after an order as a new cart, once it is touched', async () => {
    const { floor, names } = listening();
    await floor.browser(added('p1'), added('p2', { inMs: 1 }));
    await floor.browser(order({ properties: { products: [{ product_id: 'p1' }] }, inMs: 2 }));
    names();
    await floor.browser(shopEvent({ event: 'Cart Viewed', userId: 'u1', inMs: 3 }));
    expect(names()).toEqual(['Cart Viewed', '(Cart Changed)']);
    expect(quantities(floor)).toEqual({ p2: 1 });
  });
});

describe('what Kaskad itself says', () => {
  it('reaches the winner of a merge by the id of the loser', async () => {
    const floor = shopFloor();
    await floor.server(
      identify({ userId: 'u1', traits: { email: 'ann@example.com', consent: { email: 'granted' } } }),
    );
    await floor.browser(added('p1', { userId: undefined, anonymousId: 'a1', inMs: 1 }));
    const loser = floor.who('anonymousId', 'a1')?.id ?? '';
    await floor.browser(identify({ userId: 'u1', anonymousId: 'a1', inMs: 2 }));
    const properties = {
      channel: 'email',
      address: 'ann@example.com',
      purpose: 'marketing',
      status: 'denied',
      text: 'unsubscribe',
    };
    const said = shopEvent({
      event: 'Consent Changed',
      source: 'email',
      profileId: loser,
      properties,
      inMs: 3,
    });
    const failed = await floor.deliver(
      envelopeOf([said], { trust: 'internal', source: 'kaskad' }),
      envelopeOf([shopEvent({ ...said, messageId: 'nobody', profileId: 'nobody' })], {
        trust: 'internal',
        source: 'kaskad',
      }),
    );

    expect(failed.size).toBe(0);
    expect(floor.who('userId', 'u1')?.consents).toMatchObject([
      { channel: 'email', status: 'denied', text: 'unsubscribe' },
    ]);
  });

  it('is believed from its own source only', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1', traits: { email: 'ann@example.com' } }));
    const properties = {
      channel: 'email',
      address: 'ann@example.com',
      purpose: 'marketing',
      status: 'granted',
    };
    await floor.browser(shopEvent({ event: 'Consent Changed', userId: 'u1', properties, inMs: 1 }));
    expect(floor.who('userId', 'u1')?.consents).toEqual([]);
  });
});

describe('a batch that is too much for one run', () => {
  const visits = (from: number, more: object = {}) =>
    Array.from({ length: 20 }, (_, at) =>
      envelopeOf([shopEvent({ userId: `u${from + at}`, inMs: at, ...more })]),
    );
  const known = (floor: ReturnType<typeof shopFloor>, from: number) =>
    Array.from({ length: 20 }, (_, at) => floor.who('userId', `u${from + at}`)).filter(Boolean).length;

  const runsOutAt = (floor: ReturnType<typeof shopFloor>, claim: number) => {
    let claims = 0;
    const put = floor.profiles.claim;
    floor.profiles.claim = async (...args) => {
      claims += 1;
      if (claims === claim) floor.time.remainingMs = 1_000;
      return put(...args);
    };
  };

  it('goes on as entries of its own as far as it was not begun: nobody is told twice, nothing is lost', async () => {
    const floor = shopFloor();
    runsOutAt(floor, 5);
    const all = Array.from({ length: 20 }, (_, at) => shopEvent({ userId: `u${at}`, inMs: at }));

    const failed = await floor.deliver(envelopeOf(all, { trust: 'secret', source: 'pos' }));

    expect(failed.size).toBe(0);
    const [rest, ...more] = floor.putOff;
    expect(more).toEqual([]);
    expect(rest).toMatchObject({ trust: 'secret', source: 'pos' });
    expect(rest?.events.length).toBeGreaterThan(0);
    expect(known(floor, 0) + (rest?.events.length ?? 0)).toBe(20);
    floor.time.remainingMs = 30_000;
    if (rest) await floor.deliver(rest);
    expect(known(floor, 0)).toBe(20);
    expect(floor.people()).toHaveLength(20);
  });

  it('comes again when the bus does not take the rest', async () => {
    const floor = shopFloor({
      bus: {
        putEvents: async () => {
          throw new ProviderUnavailable('bus', false);
        },
      },
    });
    runsOutAt(floor, 5);
    const batch = visits(0);

    const failed = await floor.deliver(...batch);

    expect(failed.size + known(floor, 0)).toBe(20);
    floor.time.remainingMs = 30_000;
    expect((await floor.deliver(...batch)).size).toBe(0);
    expect(floor.people()).toHaveLength(20);
  });

  it('takes who is shopping now before a file of old receipts', async () => {
    const floor = shopFloor();
    runsOutAt(floor, 20);

    await floor.deliver(...visits(0, { historical: true }), ...visits(100));

    expect(known(floor, 100)).toBe(20);
    expect(known(floor, 0)).toBeLessThan(20);
  });
});
