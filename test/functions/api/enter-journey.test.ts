import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const journey = (changes: Record<string, unknown> = {}) => ({
  id: 'invite',
  trigger: { manual: true },
  steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
  ...changes,
});

const withInvite = async (document = journey()) => {
  const api = startApi();
  api.profiles.set('p1', {
    ...emptyProfile('p1', NOW_MS),
    identities: [{ namespace: 'email', value: 'ann@example.com', linkedAtMs: 1 }],
  });
  api.pointers.set('email#ann@example.com', 'p1');
  await api.ask('PUT', '/v1/journeys/invite', { body: document });
  await api.ask('POST', '/v1/journeys/invite/publish');
  const enter = (body: unknown, headers: Record<string, string> = {}, id = 'invite') =>
    api.ask('POST', `/v1/journeys/${id}/enter`, { body, headers });
  return { ...api, enter, said: () => api.bus.envelopes.flatMap(({ events }) => events) };
};

describe('putting one person into a journey', () => {
  it('says it as an event of hers, by whichever of her names, and puts it down in the audit', async () => {
    const { enter, said, documents } = await withInvite();

    const answer = await enter({
      identity: { namespace: 'email', value: 'Ann@Example.com' },
      properties: { ticket: 'T1', journeyId: 'another' },
      text: 'asked for it',
    });

    expect(answer).toMatchObject({ status: 202, json: { accepted: true } });
    expect(said()).toMatchObject([
      {
        event: 'Journey Requested',
        source: 'operator',
        profileId: 'p1',
        properties: { ticket: 'T1', journeyId: 'invite', by: 'ann', text: 'asked for it' },
      },
    ]);
    expect(documents.written).toContainEqual(
      expect.objectContaining({ action: 'enter-journey', kind: 'person', id: 'p1' }),
    );
  });

  it('is the same message when it is asked for again under the same key', async () => {
    const { enter, said } = await withInvite();

    await enter({ profileId: 'p1', entryKey: 'T1' });
    await enter({ profileId: 'p1', entryKey: 'T1' });
    await enter({ profileId: 'p1' }, { 'idempotency-key': 'k' });
    await enter({ profileId: 'p1' }, { 'idempotency-key': 'k' });
    await enter({ profileId: 'p1', entryKey: 'T2' });

    const ids = said().map(({ messageId }) => messageId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
    expect(new Set(ids).size).toBe(3);
    expect(said()[0]?.properties).toMatchObject({ entryKey: 'T1' });
  });

  it.each<[string, unknown, string, number]>([
    ['nobody', { profileId: 'p2' }, 'invite', 404],
    ['nobody of that name', { identity: { namespace: 'email', value: 'bob@example.com' } }, 'invite', 404],
    ['a journey that is not there', { profileId: 'p1' }, 'other', 404],
    [
      'two people',
      { profileId: 'p1', identity: { namespace: 'email', value: 'a@b.example' } },
      'invite',
      400,
    ],
    ['no people', {}, 'invite', 400],
    ['a field that means nothing', { profileId: 'p1', soon: true }, 'invite', 400],
    ['more than fits', { profileId: 'p1', properties: { a: 'x'.repeat(20_000) } }, 'invite', 400],
  ])('is refused for %s', async (_, body, id, status) => {
    const { enter, said } = await withInvite();
    expect(await enter(body, {}, id)).toMatchObject({ status });
    expect(said()).toEqual([]);
  });

  it('is refused where something else starts the journey, and while it is paused', async () => {
    const other = await withInvite(journey({ trigger: { event: 'Signed Up' } }));
    expect(await other.enter({ profileId: 'p1' })).toMatchObject({ status: 409 });
    const { ask, enter } = await withInvite();
    await ask('POST', '/v1/journeys/invite/pause');
    expect(await enter({ profileId: 'p1' })).toMatchObject({ status: 409 });
  });
});
