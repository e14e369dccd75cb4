import { describe, expect, it } from '@jest/globals';
import { budgetPeriods } from '../../../core/contact/budget-period.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('budgets', () => {
  it('are laid down in decimals, and show what is spent of today and of this month', async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/settings/contact', { body: { timezone: 'Pacific/Apia' } });
    const put = await api.ask('PUT', '/v1/settings/budgets', {
      body: { sms: { day: eur(2.5), month: eur(40) } },
    });
    expect([put.status, put.json]).toEqual([200, { sms: { day: eur(2.5), month: eur(40) } }]);
    const { budgets } = await api.config.snapshot();
    expect(budgets).toEqual({
      sms: { day: { amountMinor: 250, currency: 'EUR' }, month: { amountMinor: 4_000, currency: 'EUR' } },
    });
    const periods = budgetPeriods(budgets, 'sms', 'Pacific/Apia', NOW_MS);
    await api.budgets.take({ price: { amountMinor: 21, currency: 'EUR' }, periods });

    const { status, json } = await api.ask('GET', '/v1/budgets', { token: 'reader' });

    const [day, month] = periods.map(({ name }) => name);
    const sms = { channel: 'sms', spent: eur(0.21) };
    expect(status).toBe(200);
    expect(json.budgets).toEqual([
      { ...sms, per: 'day', name: day, limit: eur(2.5), left: eur(2.29) },
      { ...sms, per: 'month', name: month, limit: eur(40), left: eur(39.79) },
    ]);
  });

  it('are days and months by the clock of the shop', () => {
    const settings = {
      sms: { day: { amountMinor: 1, currency: 'EUR' }, month: { amountMinor: 2, currency: 'EUR' } },
    };
    const at = (zone: string) =>
      budgetPeriods(settings, 'sms', zone, Date.parse('2026-02-28T23:30:00Z')).map(({ name }) => name);
    expect(at('Europe/Berlin')).toEqual(['2026-03-01', '2026-03']);
    expect(at('America/New_York')).toEqual(['2026-02-28', '2026-02']);
    expect(budgetPeriods(settings, 'email', 'UTC', 0)).toEqual([]);
  });

  it.each([
    [{ sms: { day: eur(0.001) } }, '/sms/day/amount'],
    [{ sms: { day: eur(-1) } }, '/sms/day/amount'],
    [{ sms: { day: eur(1), month: { amount: 9, currency: 'USD' } } }, '/sms/month/currency'],
    [{ sms: { week: eur(1) } }, '/sms/week'],
    [{ pigeon: { day: eur(1) } }, '/pigeon'],
  ])('with a fault change nothing: %j', async (body, path) => {
    const api = startApi();
    const { status, json } = await api.ask('PUT', '/v1/settings/budgets', { body });
    expect([status, json.faults.map((fault: { path: string }) => fault.path)]).toEqual([422, [path]]);
    expect((await api.ask('GET', '/v1/budgets')).json).toEqual({ budgets: [] });
  });
});
