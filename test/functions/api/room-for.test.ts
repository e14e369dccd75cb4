import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CallKind } from '../../../core/throttle/call-limits.ts';
import { sharedThrottle } from '../../../functions/adapters/shared-throttle.ts';
import { kindOf, mostCalls, roomFor } from '../../../functions/api/room-for.ts';
import type { Route } from '../../../functions/api/route.ts';
import { fakeSharedCounts } from '../../support/fakes/shared-counts.ts';

const routeOf = (counts: CallKind) => ({ method: 'POST', counts }) as Route;

const calls = fc.array(
  fc.record({
    caller: fc.constantFrom('ann', 'bob', 'till'),
    kind: fc.constantFrom<CallKind>('heavy', 'lookup'),
    process: fc.nat(2),
  }),
  { minLength: 100, maxLength: 600 },
);

describe('room for calls', () => {
  it('is counted as what a route says, else as reading or writing', () => {
    expect(kindOf({ method: 'GET' })).toBe('read');
    expect(kindOf({ method: 'DELETE' })).toBe('write');
    expect(kindOf({ method: 'GET', counts: 'heavy' })).toBe('heavy');
  });

  it('is there for whoever stays below the limit, whatever all others do', async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (all) => {
        const parts = { counts: fakeSharedCounts(), clock: { now: () => 5_000 }, warn: () => undefined };
        const processes = [0, 1, 2].map(() => sharedThrottle(parts));
        const made = new Map<string, number>();
        for (const { caller, kind, process } of all) {
          const throttle = processes[process];
          if (!throttle) continue;
          const no = (made.get(`${caller} ${kind}`) ?? 0) + 1;
          made.set(`${caller} ${kind}`, no);
          const room = roomFor(throttle, { name: caller, role: 'admin' }, routeOf(kind));
          if (room.kind === 'taken') await room.tell();

          if (no <= mostCalls(routeOf(kind))) expect([caller, kind, no, room.kind]).toContain('taken');
        }
      }),
    );
  });

  it('ends for a caller of several processes about where its limit is', async () => {
    const parts = { counts: fakeSharedCounts(), clock: { now: () => 5_000 }, warn: () => undefined };
    const processes = [0, 1, 2].map(() => sharedThrottle(parts));
    let taken = 0;
    for (let no = 0; no < 3_000; no += 1) {
      const throttle = processes[no % 3];
      const room = throttle && roomFor(throttle, { name: 'ann', role: 'admin' }, routeOf('lookup'));
      if (room?.kind !== 'taken') continue;
      taken += 1;
      await room.tell();
    }
    const most = mostCalls(routeOf('lookup'));

    expect(taken).toBeGreaterThanOrEqual(most);
    // Each process may have counted a quarter that the others have not heard of.
    expect(taken).toBeLessThanOrEqual(most + (3 * most) / 4);
  });
});
