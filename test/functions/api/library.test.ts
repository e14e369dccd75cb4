import { describe, expect, it } from '@jest/globals';
import { library } from '../../../core/library/index.ts';
import { startApi } from '../../support/api.ts';

const ids = library.map(({ id }) => id);
const sms = { id: 'cart-sms', channel: 'sms', text: 'our own words' };

describe('the library of ready journeys', () => {
  it('is listed with what each needs and proposes', async () => {
    const { json } = await startApi().ask('GET', '/v1/library');

    expect(json.journeys.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(json.journeys.find(({ id }: { id: string }) => id === 'birthday')).toMatchObject({
      words: { ru: { name: 'День рождения' } },
      needs: ['traits.birthday'],
      holdout: 0.05,
      isThere: false,
    });
  });

  it.each(ids)('%s is installed as a draft with its messages, and can be published as it is', async (id) => {
    const api = startApi();
    // One journey of the library may stand beside another.
    await api.ask('POST', '/v1/library/cart-abandoned/install');

    const installed = await api.ask('POST', `/v1/library/${id}/install?over=true`);
    const before = (await api.config.snapshot()).journeys.find(({ journey }) => journey.id === id);
    const published = await api.ask('POST', `/v1/journeys/${id}/publish`);

    expect(installed).toMatchObject({ status: 200, json: { id, status: 'draft', version: 0 } });
    expect(before).toBeUndefined();
    expect(published).toMatchObject({ status: 200, json: { status: 'live', version: 1 } });
  });

  it('leaves the words alone that the shop has written for itself', async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/templates/cart-sms', { body: sms });

    await api.ask('POST', '/v1/library/cart-abandoned/install');

    const { templates } = await api.config.snapshot();
    expect(templates['cart-sms']).toMatchObject({ text: 'our own words' });
    expect(templates['cart-email']).toBeDefined();
  });

  it('replaces no draft that is there unless it is told to', async () => {
    const api = startApi();
    await api.ask('POST', '/v1/library/welcome/install');
    const { json } = await api.ask('GET', '/v1/journeys/welcome');
    await api.ask('PUT', '/v1/journeys/welcome', { body: { ...json.draft, name: 'Ours' } });

    const again = await api.ask('POST', '/v1/library/welcome/install');
    const kept = await api.ask('GET', '/v1/journeys/welcome');
    await api.ask('POST', '/v1/library/welcome/install?over=true');
    const replaced = await api.ask('GET', '/v1/journeys/welcome');

    expect(again.status).toBe(409);
    expect([kept.json.draft.name, replaced.json.draft.name]).toEqual(['Ours', 'Welcome']);
  });

  it('knows no other journey, and is for those who may write', async () => {
    const api = startApi();
    expect((await api.ask('POST', '/v1/library/nothing/install')).status).toBe(404);
    expect((await api.ask('POST', '/v1/library/welcome/install', { token: 'reader' })).status).toBe(403);
  });
});

describe('the library where publishing takes two people', () => {
  const house = async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/settings/publishing', { body: { approval: 'two-people' } });
    const waiting = async () =>
      (await api.ask('GET', '/v1/proposals')).json.proposals as { kind: string; id: string; by: string }[];
    const agree = async (path: string) => {
      const { headers } = await api.ask('GET', path, { token: 'bob' });
      const etag = String(headers.etag);
      await api.ask('POST', `${path}/approve`, { token: 'bob', headers: { 'if-match': etag } });
      return api.ask('POST', `${path}/publish`, { token: 'ann' });
    };
    return { ...api, waiting, agree };
  };
  const install = (api: Awaited<ReturnType<typeof house>>, over = false, token = 'ann') =>
    api.ask('POST', `/v1/library/cart-abandoned/install?over=${over}`, { token });
  const { templates = [] } = library.find(({ id }) => id === 'cart-abandoned') ?? {};
  const wanted = templates.map(({ id }) => id).sort();

  it('a ready journey asks for its messages, and is published like any other once they are', async () => {
    const api = await house();

    const installed = await install(api);
    const before = await api.config.snapshot();
    const waiting = await api.waiting();
    for (const { id } of waiting)
      expect(await api.agree(`/v1/templates/${id}`)).toMatchObject({ status: 200 });
    await api.ask('POST', '/v1/journeys/cart-abandoned/propose', { token: 'ann' });
    const published = await api.agree('/v1/journeys/cart-abandoned');

    expect(installed).toMatchObject({ status: 200, json: { id: 'cart-abandoned', status: 'draft' } });
    expect(installed.json.proposed.toSorted()).toEqual(wanted);
    expect(before.templates).toEqual({});
    expect(waiting.map(({ kind, id, by }) => `${kind} ${id} ${by}`).sort()).toEqual(
      wanted.map((id) => `template ${id} ann`),
    );
    expect(published).toMatchObject({ status: 200, json: { status: 'live', version: 1 } });
  });

  it('it cannot be published before its messages are in effect', async () => {
    const api = await house();
    await install(api);
    await api.ask('POST', '/v1/journeys/cart-abandoned/propose', { token: 'ann' });

    const published = await api.agree('/v1/journeys/cart-abandoned');

    expect(published.status).toBe(422);
    expect(published.json.faults[0].message).toMatch(/^there is no template /);
  });

  it('what somebody has asked for or approved already is not asked for again', async () => {
    const api = await house();
    await install(api);
    const [first = ''] = wanted;
    const { headers } = await api.ask('GET', `/v1/templates/${first}`);
    const etag = String(headers.etag);
    await api.ask('POST', `/v1/templates/${first}/approve`, { token: 'bob', headers: { 'if-match': etag } });
    const before = await api.waiting();

    const again = await install(api, true, 'bob');

    expect(again.json.proposed.toSorted()).toEqual(wanted);
    expect(await api.waiting()).toEqual(before);
  });

  it('what was declined is asked for once more with the next journey that needs it', async () => {
    const api = await house();
    await install(api);
    const [first = ''] = wanted;
    await api.ask('POST', `/v1/templates/${first}/decline`, { token: 'bob' });

    await install(api, true, 'bob');

    expect((await api.waiting()).find(({ id }) => id === first)?.by).toBe('bob');
  });
});
