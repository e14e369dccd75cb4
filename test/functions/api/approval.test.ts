import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const hello = (text: string) => ({ id: 'hello', channel: 'sms', text });

const twoPeople = async () => {
  const api = startApi();
  await api.ask('PUT', '/v1/templates/hello', { body: hello('One') });
  await api.ask('PUT', '/v1/settings/publishing', { body: { approval: 'two-people' } });
  const saved = await api.ask('PUT', '/v1/templates/hello?draft=true', { body: hello('Two') });
  const order = (token: string, name: string, more: { body?: unknown; etag?: unknown } = {}) =>
    api.ask('POST', `/v1/templates/hello/${name}`, {
      token,
      ...(more.body === undefined ? {} : { body: more.body }),
      ...(more.etag === undefined ? {} : { headers: { 'if-match': String(more.etag) } }),
    });
  return { ...api, order, etag: saved.headers.etag };
};
const textInEffect = async ({ config }: Pick<ReturnType<typeof startApi>, 'config'>) =>
  (await config.snapshot()).templates.hello?.text;

describe('where it takes two people', () => {
  it('one proposes, another approves, and then it is published', async () => {
    const house = await twoPeople();

    const alone = await house.order('ann', 'publish');
    const proposed = await house.order('ann', 'propose', { body: { why: 'softer' } });
    const own = await house.order('ann', 'approve', { etag: house.etag });
    const still = await house.order('ann', 'publish');
    const approved = await house.order('bob', 'approve', { etag: house.etag });
    const published = await house.order('ann', 'publish');

    expect([alone.status, proposed.status, own.status, still.status]).toEqual([409, 200, 409, 409]);
    expect(own.json.detail).toBe('Whoever proposes it does not approve it.');
    const at = '2026-03-02T09:00:00.000Z';
    expect(proposed.json.proposal).toEqual({ by: 'ann', at, why: 'softer' });
    expect(approved.json.proposal).toMatchObject({ by: 'ann', approvedBy: 'bob', approvedAt: at });
    expect([published.status, published.json.version]).toEqual([200, 2]);
    expect(published.json).not.toHaveProperty('proposal');
    expect(await textInEffect(house)).toBe('Two');
    const acts = house.documents.written.map(({ by, action }) => `${by} ${action}`);
    expect(acts.slice(-3)).toEqual(['ann propose', 'bob approve', 'ann publish']);
  });

  it('an edit after the approval needs another one', async () => {
    const house = await twoPeople();
    await house.order('ann', 'propose');
    await house.order('bob', 'approve', { etag: house.etag });
    const edited = await house.ask('PUT', '/v1/templates/hello?draft=true', { body: hello('Buy!!!') });

    const refused = await house.order('ann', 'publish');
    const late = await house.order('bob', 'approve', { etag: house.etag });
    const nothing = await house.order('bob', 'approve', { etag: edited.headers.etag });

    expect([refused.status, late.status, nothing.status]).toEqual([409, 412, 409]);
    expect(edited.json).not.toHaveProperty('proposal');
    expect(await textInEffect(house)).toBe('One');
  });

  it('nobody approves what he does not say that he has seen', async () => {
    const house = await twoPeople();
    await house.order('ann', 'propose');

    expect((await house.order('bob', 'approve')).status).toBe(409);
    expect((await house.order('bob', 'approve', { etag: '*' })).status).toBe(409);
  });

  it('a declined draft is not published, and open ones are in a list', async () => {
    const house = await twoPeople();
    await house.order('ann', 'propose');
    const open = async () => (await house.ask('GET', '/v1/proposals')).json.proposals;

    expect(await open()).toMatchObject([{ kind: 'template', id: 'hello', by: 'ann' }]);
    expect(`"${(await open())[0].draftVersion}"`).toBe(house.etag);
    expect((await house.order('bob', 'decline', { body: { why: 'too soft' } })).status).toBe(200);
    expect(await open()).toEqual([]);
    expect((await house.order('bob', 'approve', { etag: house.etag })).status).toBe(409);
    expect((await house.order('bob', 'publish')).status).toBe(409);
  });

  it('what was edited since it was proposed waits for nobody', async () => {
    const house = await twoPeople();
    await house.order('ann', 'propose');
    await house.ask('PUT', '/v1/templates/hello?draft=true', { body: hello('Three') });

    expect((await house.ask('GET', '/v1/proposals')).json.proposals).toEqual([]);
  });

  it('nobody takes the place of whoever asked, nor of what was agreed to', async () => {
    const house = await twoPeople();
    const proposal = async () => (await house.ask('GET', '/v1/templates/hello')).json.proposal;
    await house.order('ann', 'propose', { body: { why: 'softer' } });

    const other = await house.order('bob', 'propose');
    expect([other.status, other.json.detail]).toEqual([409, 'ann has proposed this draft already.']);
    expect(await proposal()).toMatchObject({ by: 'ann', why: 'softer' });
    expect((await house.order('ann', 'propose', { body: { why: 'softer still' } })).status).toBe(200);
    expect(await proposal()).toMatchObject({ by: 'ann', why: 'softer still' });

    await house.order('bob', 'approve', { etag: house.etag });
    const again = await house.order('ann', 'propose');
    expect([again.status, again.json.detail]).toEqual([409, 'bob has approved this draft already.']);
    expect(await proposal()).toMatchObject({ by: 'ann', approvedBy: 'bob' });
  });

  it('that they are no longer two is asked for no more once it is in effect', async () => {
    const house = await twoPeople();
    const path = '/v1/settings/publishing';
    const saved = await house.ask('PUT', `${path}?draft=true`, { token: 'ann', body: { approval: 'none' } });
    await house.ask('POST', `${path}/propose`, { token: 'ann' });
    const headers = { 'if-match': String(saved.headers.etag) };
    await house.ask('POST', `${path}/approve`, { token: 'bob', headers });
    const published = await house.ask('POST', `${path}/publish`, { token: 'ann' });

    expect(published.status).toBe(200);
    expect((await house.ask('GET', '/v1/proposals')).json).toEqual({ proposals: [] });
  });

  it('a PUT does not act at once, and changes nothing', async () => {
    const house = await twoPeople();

    const put = await house.ask('PUT', '/v1/templates/hello', { body: hello('Three') });

    expect(put.status).toBe(409);
    expect((await house.ask('GET', '/v1/templates/hello')).json.draft.text).toBe('Two');
  });

  it('one person alone throws a switch: an emergency does not wait', async () => {
    const house = await twoPeople();
    const put = await house.ask('PUT', '/v1/settings/switches', { body: { all: true } });

    expect([put.status, (await house.ask('GET', '/v1/settings/switches')).json]).toEqual([
      200,
      { all: true, channels: {}, journeys: [] },
    ]);
  });

  it('one person alone cannot end that', async () => {
    const house = await twoPeople();
    const alone = await house.ask('PUT', '/v1/settings/publishing', { body: { approval: 'none' } });

    const saved = await house.ask('PUT', '/v1/settings/publishing?draft=true', {
      body: { approval: 'none' },
    });
    const etag = { 'if-match': String(saved.headers.etag) };
    const order = (token: string, name: string, headers = {}) =>
      house.ask('POST', `/v1/settings/publishing/${name}`, { token, headers });
    const early = await order('ann', 'publish');
    await order('ann', 'propose');
    await order('bob', 'approve', etag);
    const both = await order('ann', 'publish');

    expect([alone.status, early.status, both.status]).toEqual([409, 409, 200]);
    expect((await house.ask('GET', '/v1/settings/publishing')).json).toEqual({ approval: 'none' });
  });

  it('taking back needs nobody else', async () => {
    const house = await twoPeople();
    await house.order('ann', 'propose');
    await house.order('bob', 'approve', { etag: house.etag });
    await house.order('ann', 'publish');

    expect((await house.order('ann', 'rollback')).json.version).toBe(1);
  });
});
