import { expect, it } from '@jest/globals';
import { Conflict } from '../../../core/errors.ts';
import { identify, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

/**
 * Two functions put the pointers of two logins at one new browser to the same profile, and neither wrote it. Whoever finds
 * that gives the second login a profile of its own; a write that is lost then must leave her under an id that leads to her.
 */
it('two logins on their way to one profile end under two, each found by her own id', async () => {
  const floor = shopFloor();
  for (const [key, id] of [
    ['anonymousId#a2', 'x'],
    ['userId#u1', 'x'],
    ['userId#u2', 'x'],
    ['anonymousId#a1', 'y'],
  ] as const)
    floor.profiles.pointers.set(key, id);
  const { save } = floor.ports.profiles;
  let lost = 1;
  floor.ports.profiles.save = async (profile, version) => {
    if (profile.id === 'x' && lost-- > 0) throw new Conflict('profile');
    return save.call(floor.ports.profiles, profile, version);
  };

  await floor.browser(
    shopEvent({ userId: 'u1', anonymousId: 'a2', inMs: 1 }),
    identify({ userId: 'u2', anonymousId: 'a1', inMs: 2, traits: { city: 'Bonn' } }),
    identify({ userId: 'u1', anonymousId: 'a1', inMs: 3 }),
  );
  await floor.browser(shopEvent({ userId: 'u2', anonymousId: 'a2', inMs: 4 }));

  const named = floor
    .people()
    .flatMap(({ identities }) => identities.filter(({ namespace }) => namespace === 'userId'));
  expect(named.map(({ value }) => value).toSorted()).toEqual(['u1', 'u2']);
  expect(floor.who('userId', 'u2')?.traits.city?.value).toBe('Bonn');
});

/**
 * The same, and while one function finds a profile of its own for the second, another one writes the first as hers. Nothing led to
 * what she did there any more, and her next event made her anew beside it.
 */
it('of two logins on their way to one profile none is moved away from what somebody writes of her just then', async () => {
  const floor = shopFloor();
  for (const key of ['anonymousId#a1', 'userId#u1', 'userId#u2']) floor.profiles.pointers.set(key, 'x');
  const ordered = (orderId: string, inMs: number) =>
    shopEvent({
      event: 'Order Completed',
      userId: 'u2',
      anonymousId: 'a1',
      properties: { order_id: orderId },
      inMs,
    });
  const { append } = floor.timeline;
  floor.ports.timeline.append = async (items) => {
    floor.ports.timeline.append = append;
    await shopFloor({ ...floor.ports, ids: { next: () => 'other' } }).browser(ordered('o1', 2));
    return append(items);
  };

  await floor.browser(shopEvent({ userId: 'u1', anonymousId: 'a1', inMs: 1 }), ordered('o2', 3));

  const listing = (userId: string) =>
    floor.people().filter(({ identities }) => identities.some(({ value }) => value === userId));
  for (const userId of ['u1', 'u2'])
    expect(listing(userId).map(({ id }) => id)).toEqual([floor.who('userId', userId)?.id]);
  expect(floor.who('userId', 'u2')?.counters.orders).toBe(2);
});
