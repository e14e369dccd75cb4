import { describe, expect, it } from '@jest/globals';
import { NOW_MS, startApi } from '../../support/api.ts';
import { testLinkKey } from '../../support/fakes/link-keys.ts';

const MINUTE_MS = 60_000;
type Api = ReturnType<typeof startApi>;

const startAt = () => {
  let nowMs = NOW_MS;
  const api = startApi({ clock: { now: () => nowMs } });
  const passes = (ms: number): void => {
    nowMs += ms;
  };
  return { ...api, passes };
};
const statesOf = async ({ ask }: Pick<Api, 'ask'>): Promise<[string, string][]> =>
  (await ask('GET', '/v1/link-keys')).json.keys.map((key: { id: string; state: string }) => [
    key.id,
    key.state,
  ]);
const rotateAndWait = async (api: ReturnType<typeof startAt>): Promise<void> => {
  await rotate(api);
  api.passes(MINUTE_MS);
};
const rotate = async ({ ask }: Pick<Api, 'ask'>): Promise<string> =>
  (await ask('POST', '/v1/link-keys/rotate', { body: { why: 'quarter' } })).json.id;

const auditOf = ({ documents }: Pick<Api, 'documents'>): unknown[] =>
  documents.written.flatMap((one) =>
    'action' in one && one.kind === 'link-key' ? [[one.action, one.id]] : [],
  );

describe('keys that sign links', () => {
  it('are turned over: the new one waits for half a minute, the old one stays good', async () => {
    const api = startAt();

    const { status, json } = await api.ask('POST', '/v1/link-keys/rotate');

    expect(status).toBe(200);
    expect(json).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      keys: [
        { id: 'first', state: 'signs' },
        {
          ...{ id: json.id, state: 'waits' },
          ...{ madeAt: '2026-03-02T09:00:00.000Z', signsFrom: '2026-03-02T09:00:30.000Z' },
        },
      ],
    });
    api.passes(MINUTE_MS);
    expect(await statesOf(api)).toEqual([
      ['first', 'verifies'],
      [json.id, 'signs'],
    ]);
  });

  it('are ended only by who says that links will break, and a second time changes nothing', async () => {
    const api = startAt();
    const id = await rotate(api);
    api.passes(MINUTE_MS);

    const unsaid = await api.ask('POST', '/v1/link-keys/first/revoke');
    expect(unsaid.status).toBe(409);
    expect(unsaid.json.detail).toContain('unsubscribe links in mail that is out');
    expect(await statesOf(api)).toContainEqual(['first', 'verifies']);

    const said = await api.ask('POST', '/v1/link-keys/first/revoke?breaksLinks=true');
    const again = await api.ask('POST', '/v1/link-keys/first/revoke');
    expect([said.status, again.status]).toEqual([200, 200]);
    expect(await statesOf(api)).toEqual([
      ['first', 'ended'],
      [id, 'signs'],
    ]);
  });

  it('are replaced at once where the one that signs is ended', async () => {
    const api = startAt();

    await api.ask('POST', '/v1/link-keys/first/revoke?breaksLinks=true');

    expect((await statesOf(api)).map(([, state]) => state)).toEqual(['ended', 'signs']);
    expect((await api.ask('POST', '/v1/link-keys/nobody/revoke?breaksLinks=true')).status).toBe(404);
  });

  it('are never shown, and in the audit by their ids, with why', async () => {
    const api = startAt();
    const id = await rotate(api);
    await api.ask('POST', `/v1/link-keys/${id}/revoke?breaksLinks=true`, {
      body: { why: 'a laptop was lost' },
    });

    const list = await api.ask('GET', '/v1/link-keys');
    const audit = await api.ask('GET', `/v1/audit?kind=link-key&id=${id}`);

    expect(audit.json.entries.map((one: object) => Object.values(one))).toHaveLength(2);
    expect(api.documents.written.slice(-2)).toMatchObject([
      { kind: 'link-key', id, action: 'rotate', by: 'ann', why: 'quarter' },
      { kind: 'link-key', id, action: 'revoke', by: 'ann', why: 'a laptop was lost' },
    ]);
    expect(list.text + audit.text).not.toContain(testLinkKey.secret);
    expect(list.text + audit.text).not.toMatch(/[0-9a-f]{64}/);
  });

  it('are turned over once by a call that is repeated since no answer came', async () => {
    const api = startAt();
    const id = await rotate(api);
    const written = api.documents.written.length;

    api.passes(29_999);
    expect(await rotate(api)).toBe(id);

    expect((await statesOf(api)).map(([key]) => key)).toEqual(['first', id]);
    expect(api.documents.written).toHaveLength(written);
    api.passes(1);
    expect(await rotate(api)).not.toBe(id);
  });

  it('are turned over once by many who ask at once', async () => {
    const api = startAt();

    const ids = await Promise.all(Array.from({ length: 5 }, () => rotate(api)));

    const [, waits] = await statesOf(api);
    expect(ids).toEqual(Array(5).fill(waits?.[0]));
    expect(auditOf(api)).toEqual([['rotate', waits?.[0]]]);
    expect(await statesOf(api)).toHaveLength(2);
  });

  it('are in the audit once where several end the same one at once, and not where nobody may', async () => {
    let nowMs = NOW_MS;
    const api = startApi({ clock: { now: () => nowMs++ } });
    const end = (query = '') => api.ask('POST', `/v1/link-keys/first/revoke${query}`);

    await end();
    expect(auditOf(api)).toEqual([]);
    const ends = await Promise.all([end('?breaksLinks=true'), end('?breaksLinks=true')]);

    expect(ends.map(({ status }) => status)).toEqual([200, 200]);
    expect(auditOf(api)).toEqual([['revoke', 'first']]);
  });

  it('are no more than twenty', async () => {
    const api = startAt();
    for (let made = 1; made < 20; made += 1) await rotateAndWait(api);

    const more = await api.ask('POST', '/v1/link-keys/rotate');
    expect([more.status, (await statesOf(api)).length]).toEqual([409, 20]);

    await api.ask('POST', '/v1/link-keys/first/revoke?breaksLinks=true');
    expect((await api.ask('POST', '/v1/link-keys/rotate')).status).toBe(200);
  });

  it('are no more than twenty, however many are asked for at once', async () => {
    const api = startAt();
    for (let made = 1; made < 19; made += 1) await rotateAndWait(api);

    const ids = await Promise.all(Array.from({ length: 5 }, () => rotate(api)));

    expect(new Set(ids).size).toBe(1);
    expect(await statesOf(api)).toHaveLength(20);
    api.passes(MINUTE_MS);
    const path = '/v1/link-keys/rotate';
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.ask('POST', path)));
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409]);
    expect(auditOf(api)).toHaveLength(19);
  });

  it.each(['reader', 'marketer', 'operator'])('are the business of an admin, not of a %s', async (token) => {
    const { ask } = startAt();
    const asked = [
      ask('GET', '/v1/link-keys', { token }),
      ask('POST', '/v1/link-keys/rotate', { token }),
      ask('POST', '/v1/link-keys/first/revoke?breaksLinks=true', { token }),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});
