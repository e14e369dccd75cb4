import { expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { keys, localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const token = headers.authorization ?? `Bearer ${keys.token}`;
  const answer = await kaskad().request(method, path, body, { ...headers, authorization: token });
  return { ...answer, etag: answer.headers.get('etag') ?? '' };
};
const asColleague = { authorization: 'Bearer local-colleague' };

const template = (id: string, text: string) => ({ id, channel: 'sms', text });
const welcome = (id: string, event: string, templateId: string) => ({
  id,
  trigger: { event },
  steps: [{ id: 'hi', kind: 'send', channel: 'sms', template: templateId }],
});

localOnly.describe('a journey on trial', () => {
  it('reaches staff and tests, and everybody else goes the way that is published', async () => {
    await send('PUT', '/v1/templates/trial-old', template('trial-old', 'Old words'));
    await send('PUT', '/v1/templates/trial-new', template('trial-new', 'New words'));
    await send('PUT', '/v1/journeys/greeting', welcome('greeting', 'Said Hello', 'trial-old'));
    await send('POST', '/v1/journeys/greeting/publish');
    await send('PUT', '/v1/journeys/greeting', welcome('greeting', 'Said Hello', 'trial-new'));

    expect((await send('POST', '/v1/journeys/greeting/publish', { to: 'staff' })).status).toBe(200);
    const [customer, tester] = [await newShopper(kaskad(), 'customer'), await newShopper(kaskad(), 'tester')];
    await customer.tracks('Said Hello');
    await tester.tracks('Said Hello', {}, { more: { context: { test: true } } });
    await kaskad().advance('PT5S');

    expect(await customer.inbox()).toMatchObject([{ text: 'Old words' }]);
    expect(await tester.inbox()).toMatchObject([{ text: 'New words' }]);

    const all = await send('POST', '/v1/journeys/greeting/publish');
    const next = await newShopper(kaskad(), 'next');
    await next.tracks('Said Hello');
    await kaskad().advance('PT5S');

    expect(all.json).toMatchObject({ status: 'live', version: 2 });
    expect(all.json).not.toHaveProperty('trial');
    expect(await next.inbox()).toMatchObject([{ text: 'New words' }]);
  });

  it('is there for staff alone where nothing was published, and goes when it is taken back', async () => {
    const staffMail = 'colleague@shop.example';
    await send('PUT', '/v1/settings/people', { staff: [staffMail] });
    await send('PUT', '/v1/templates/secret', template('secret', 'Not yet for everybody'));
    await send('PUT', '/v1/journeys/secret', welcome('secret', 'Looked Behind', 'secret'));
    await send('POST', '/v1/journeys/secret/publish', { to: 'staff' });
    const customer = await newShopper(kaskad(), 'customer');
    const colleague = await newShopper(kaskad(), 'colleague', { email: staffMail });

    await customer.tracks('Looked Behind');
    await colleague.tracks('Looked Behind');
    await kaskad().advance('PT5S');

    expect(await customer.inbox()).toEqual([]);
    expect(await colleague.inbox()).toMatchObject([{ text: 'Not yet for everybody' }]);
    await send('POST', '/v1/journeys/secret/end-trial');
    await colleague.tracks('Looked Behind');
    await kaskad().advance('PT5S');
    expect(await colleague.inbox()).toHaveLength(1);
    await send('PUT', '/v1/settings/people', {});
  });
});

localOnly.describe('a life with versions', () => {
  it('is told with who, when and why, compared, and taken back', async () => {
    await send('PUT', '/v1/templates/note', template('note', 'One'));
    const why = encodeURIComponent('короче');
    await send('PUT', '/v1/templates/note', template('note', 'Two'), { 'x-why': why });

    const versions = (await send('GET', '/v1/templates/note/versions')).json.versions;
    const diff = (await send('GET', '/v1/templates/note/diff?from=1&to=2')).json;
    const back = await send('POST', '/v1/templates/note/rollback', { version: 1, why: 'nobody liked it' });
    const audit = (await send('GET', '/v1/audit?kind=template&id=note')).json.entries;

    expect(versions).toMatchObject([
      { version: 2, by: 'local-admin', why: 'короче', inEffect: true },
      { version: 1, by: 'local-admin', inEffect: false },
    ]);
    expect(diff).toEqual({ changes: [{ path: '/text', kind: 'changed', before: 'One', after: 'Two' }] });
    expect(back.json).toMatchObject({ version: 1, published: { text: 'One' } });
    expect(audit).toMatchObject([
      { action: 'rollback', version: 1, why: 'nobody liked it', by: 'local-admin' },
      { action: 'publish', version: 2, why: 'короче' },
      { action: 'publish', version: 1 },
    ]);
  });

  it('is put away only when nothing lives by it', async () => {
    await send('PUT', '/v1/templates/used', template('used', 'Hello'));
    await send('PUT', '/v1/journeys/user', welcome('user', 'Never Said', 'used'));
    await send('POST', '/v1/journeys/user/publish');

    const users = (await send('GET', '/v1/templates/used/used-by')).json;
    const refused = await send('POST', '/v1/templates/used/archive');
    await send('POST', '/v1/journeys/user/stop');
    await send('POST', '/v1/journeys/user/archive');
    const done = await send('POST', '/v1/templates/used/archive');

    expect(users).toEqual({ usedBy: [{ kind: 'journey', id: 'user', paths: ['/steps/0/template'] }] });
    expect([refused.status, refused.json.detail]).toEqual([409, 'It is used by journey user.']);
    expect(done.json).toMatchObject({ status: 'archived' });
    const listed = (await send('GET', '/v1/templates?archived=true')).json.templates;
    expect(listed).toMatchObject([{ id: 'used', status: 'archived' }]);
  });

  it('loses no update, settings included', async () => {
    const seen = await send('GET', '/v1/settings/experiments');
    const ifMatch = { 'if-match': seen.etag };

    const mine = await send('PUT', '/v1/settings/experiments', { globalControl: 0.01 }, ifMatch);
    const late = await send('PUT', '/v1/settings/experiments', { globalControl: 0.5 }, ifMatch);

    expect([mine.status, late.status]).toEqual([200, 412]);
    expect((await send('GET', '/v1/settings/experiments')).json).toEqual({ globalControl: 0.01, plans: [] });
    await send('PUT', '/v1/settings/experiments', {});
  });
});

localOnly.describe('where it takes two people', () => {
  it('nothing takes effect that only one has seen', async () => {
    await send('PUT', '/v1/templates/two', template('two', 'One'));
    await send('PUT', '/v1/settings/publishing', { approval: 'two-people' });
    const draft = await send('PUT', '/v1/templates/two?draft=true', template('two', 'Two'));
    const seen = { ...asColleague, 'if-match': draft.etag };

    const alone = await send('POST', '/v1/templates/two/publish');
    await send('POST', '/v1/templates/two/propose', { why: 'ready' });
    const own = await send('POST', '/v1/templates/two/approve', {}, { 'if-match': draft.etag });
    const approved = await send('POST', '/v1/templates/two/approve', {}, seen);
    const published = await send('POST', '/v1/templates/two/publish');

    expect([alone.status, own.status, approved.status, published.status]).toEqual([409, 409, 200, 200]);
    expect(published.json).toMatchObject({ version: 2, published: { text: 'Two' } });

    const off = await send('PUT', '/v1/settings/publishing?draft=true', { approval: 'none' });
    expect((await send('PUT', '/v1/settings/publishing', { approval: 'none' })).status).toBe(409);
    await send('POST', '/v1/settings/publishing/propose');
    await send('POST', '/v1/settings/publishing/approve', {}, { ...asColleague, 'if-match': off.etag });
    expect((await send('POST', '/v1/settings/publishing/publish')).json).toEqual({ approval: 'none' });
  });
});
