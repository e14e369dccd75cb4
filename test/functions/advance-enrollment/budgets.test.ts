import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import { advanceRig, type RigOptions } from '../../support/advance-rig.ts';
import { t0 } from '../../support/ann.ts';

const due = t0 + HOUR_MS;
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const march = {
  channel: 'sms' as const,
  per: 'month' as const,
  name: '2026-03',
  limit: eur(0),
  expiresAtSeconds: 0,
};

/** Her SMS costs 7 a part, and falls due a day after the mail. */
const played = async (options: RigOptions, play = async (_rig: ReturnType<typeof advanceRig>) => {}) => {
  const rig = advanceRig(options);
  await rig.wakes.arm(rig.wake(), due);
  await play(rig);
  await rig.until(due + DAY_MS + 10 * MINUTE_MS);
  return rig;
};
type Rig = Awaited<ReturnType<typeof played>>;
const sentBy = ({ provider }: Rig) => provider.accepted.map(({ channel }) => channel);
const smsSkips = (rig: Rig) =>
  rig.skips().flatMap(({ channel, reason }) => (channel === 'sms' ? [reason] : []));
const costOf = (rig: Rig) =>
  rig.provider.attempts.find(({ channel }) => channel === 'sms')?.cost?.price?.amountMinor;

describe('a message that costs something', () => {
  it('is paid from the budgets of the day and of the month, by its very price', async () => {
    const rig = await played({ budgets: { sms: { day: eur(100), month: eur(1_000) } } });
    const day = { ...march, per: 'day' as const, name: '2026-03-03' };

    expect(sentBy(rig)).toEqual(['email', 'sms']);
    expect(costOf(rig)).toBeGreaterThan(0);
    const spent = [await rig.budgets.spent(day), await rig.budgets.spent(march)];
    expect(spent).toEqual([costOf(rig), costOf(rig)]);
  });

  it.each<[string, RigOptions, string]>([
    ['the budget is spent', { budgets: { sms: { month: eur(6) } } }, 'over-budget'],
    [
      'the budget is in another currency',
      { budgets: { sms: { day: { amountMinor: 9_000, currency: 'USD' } } } },
      'over-budget',
    ],
    [
      'nobody has said what it costs',
      { budgets: { sms: { day: eur(9_000) } }, shop: { prices: {} } },
      'no-price',
    ],
  ])(
    'does not leave where %s, takes no room of a cap, and the journey goes on at once',
    async (_, options, reason) => {
      const rig = await played({ ...options, contact: { caps: { sms: { max: 1, per: 'P1D' } } } });

      expect([sentBy(rig), smsSkips(rig)]).toEqual([['email'], [reason]]);
      expect(rig.enrollment()).toMatchObject({ status: 'completed' });
      const window = { over: 'sms' as const, max: 1, fromDay: '2026-03-01' };
      const place = {
        profileIds: ['ann'],
        sendId: 'x',
        channel: 'sms' as const,
        day: '2026-03-03',
        atMs: due,
      };
      const ask = { ...place, windows: [window], forgetBeforeMs: 0, expiresAtSeconds: 0 };
      expect(await rig.caps.reserve(ask)).toBe(true);
    },
  );

  it('is free where the shop says so, whatever the budget', async () => {
    const prices = { sms: { '*': eur(0) } };
    const rig = await played({ budgets: { sms: { day: eur(0) } }, shop: { prices } });
    expect(sentBy(rig)).toEqual(['email', 'sms']);
  });

  it.each([
    ['is given back when the provider refuses it for good', new ProviderRejected('sns', 'InvalidPhone'), 0],
    ['is given back when the provider has no room for it now', new ProviderUnavailable('sns', false), 0],
    ['stays spent when nobody knows whether it left', new ProviderUnavailable('sns', true), 1],
  ])('%s', async (_, error, times) => {
    const rig = await played({ budgets: { sms: { month: eur(1_000) } } }, async ({ provider }) => {
      provider.script.before = ({ channel }) => {
        if (channel === 'sms') throw error;
      };
    });
    expect(await rig.budgets.spent(march)).toBe(times * (costOf(rig) ?? 0));
  });

  it('is not asked about when it is no marketing', async () => {
    const journey = {
      id: 'cart-abandoned',
      purpose: 'transactional' as const,
      trigger: { event: 'Cart Changed' },
      steps: [{ id: 'text', kind: 'send' as const, channel: 'sms' as const, template: 'cart-sms' }],
    };
    const rig = advanceRig({ journey, budgets: { sms: { month: eur(0) } } });
    const stored = rig.enrollment();
    if (stored) await rig.enrollments.save({ ...stored, position: { stepId: 'text', enteredStepAtMs: t0 } });
    await rig.handle(rig.wake());
    expect([sentBy(rig), await rig.budgets.spent(march)]).toEqual([['sms'], 0]);
  });
});
