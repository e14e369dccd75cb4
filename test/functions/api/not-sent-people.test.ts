import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { ann, t0 } from '../../support/ann.ts';
import { startApi } from '../../support/api.ts';

const withPeople = async () => {
  const api = startApi();
  api.profiles.set('ann', ann({ traits: { firstName: { value: 'Ann', atMs: t0 } } }));
  api.profiles.set('old', { ...emptyProfile('old', t0), mergedInto: 'ann' });
  api.profiles.set('nobody', { ...emptyProfile('nobody', t0), anonymized: true });
  const place = { reason: 'no-consent', journeyId: 'cart', channel: 'sms' as const };
  await api.examples.keep([
    { ...place, date: '2026-03-01', profileIds: ['old', 'erased', 'nobody'] },
    { ...place, date: '2026-02-28', channel: 'email', profileIds: ['ann'] },
    { ...place, date: '2026-01-01', profileIds: ['ann'] },
  ]);
  const people = async (query: string) => (await api.ask('GET', `/v1/reports/not-sent/people?${query}`)).json;
  return { ...api, people };
};

describe('whom a reason was about', () => {
  it('are people as they are now: after a merge the winner, and nobody who is gone', async () => {
    const { people } = await withPeople();
    const person = {
      id: 'ann',
      name: 'Ann',
      contacts: [
        { namespace: 'email', value: 'ann@example.com' },
        { namespace: 'phone', value: '+4915112345678' },
      ],
    };

    expect(await people('reason=no-consent')).toEqual({
      from: '2026-02-01',
      to: '2026-03-02',
      people: [
        { person, date: '2026-03-01', journeyId: 'cart', channel: 'sms' },
        { person, date: '2026-02-28', journeyId: 'cart', channel: 'email' },
      ],
    });
    expect((await people('reason=no-consent&channel=email')).people).toMatchObject([{ channel: 'email' }]);
    expect((await people('reason=capped')).people).toEqual([]);
  });

  it('needs a reason, and days that are days', async () => {
    const { ask } = await withPeople();

    for (const query of ['', '?reason=x&from=soon', '?reason=x&channel=pigeon'])
      expect((await ask('GET', `/v1/reports/not-sent/people${query}`)).status).toBe(400);
  });
});
