import { describe, expect, it } from '@jest/globals';
import { type ConsentChange, consentChanged } from '../../../core/consent/consent-changed.ts';
import type { Bus } from '../../../core/ports.ts';
import { denyingAtOnce } from '../../../functions/adapters/denials-at-once.ts';
import { fakeBus } from '../../support/fakes/bus.ts';
import { fakeSuppressions } from '../../support/fakes/suppressions.ts';

const address = 'ann@example.com';
const said = (change: Partial<ConsentChange> = {}) =>
  consentChanged({
    ...{ profileId: 'ann', channel: 'email', address, purpose: 'marketing', status: 'denied' },
    ...{ atMs: 100, text: 'unsubscribe', parts: [100], ...change },
  });

const rig = () => {
  const [bus, suppressions] = [fakeBus(), fakeSuppressions()];
  const known = () => suppressions.find('email', address);
  return { bus, suppressions, known, denying: denyingAtOnce(bus, suppressions) };
};

describe('somebody who says no', () => {
  it('is on the list of every last look before anybody hears of it', async () => {
    const { suppressions, known } = rig();
    const seen: unknown[] = [];
    const bus: Pick<Bus, 'putEvents'> = { putEvents: async () => void seen.push(await known()) };

    await denyingAtOnce(bus, suppressions).putEvents([said()]);

    expect(seen).toEqual([{ reason: 'stopped', atMs: 100 }]);
  });

  it('is put down by her latest no, and told on the bus each time', async () => {
    const { bus, known, denying } = rig();

    await denying.putEvents([said()]);
    await denying.putEvents([said({ atMs: 200, parts: [200] })]);

    expect(await known()).toEqual({ reason: 'stopped', atMs: 200 });
    expect(bus.envelopes).toHaveLength(2);
  });

  it('is not put down by an older no that was told late', async () => {
    const { bus, known, denying } = rig();

    await denying.putEvents([said({ atMs: 200, parts: [200] })]);
    await denying.putEvents([said()]);

    expect(await known()).toEqual({ reason: 'stopped', atMs: 200 });
    expect(bus.envelopes).toHaveLength(2);
  });

  it.each<[string, Partial<ConsentChange>]>([
    ['yes', { status: 'granted' }],
    ['yes that waits', { status: 'pending' }],
    ['word about what she ordered', { purpose: 'transactional' }],
  ])('is not meant by a %s', async (_, change) => {
    const { known, denying } = rig();

    await denying.putEvents([said(change)]);

    expect(await known()).toBeUndefined();
  });

  it.each(['bounced', 'complained'])(
    'leaves an address that %s as it is, with her no beside it',
    async (reason) => {
      const { suppressions, known, denying } = rig();
      await suppressions.add('email', address, reason, 1);

      await denying.putEvents([said()]);

      expect(await known()).toEqual({ reason, atMs: 1, stoppedAtMs: 100 });
    },
  );

  it.each([
    ['and was erased', [], { reason: 'erased', atMs: 50 }],
    ['and was erased after an earlier no', [1], { reason: 'stopped', atMs: 1, erasedAtMs: 50 }],
  ])('%s is not put down again', async (_, noes, expected) => {
    const { bus, suppressions, known, denying } = rig();
    await suppressions.add('email', address, 'erased', 50);
    for (const atMs of noes) await suppressions.add('email', address, 'stopped', atMs);

    await denying.putEvents([said()]);

    expect(await known()).toEqual(expected);
    expect(bus.envelopes).toHaveLength(1);
  });
});
