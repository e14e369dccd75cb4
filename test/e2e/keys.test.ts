import { expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const says = async (key: string) =>
  (await kaskad().post('/v1/track', { event: 'Seen', anonymousId: 'a1' }, key)).status;

localOnly.it(
  'a write key is replaced while shops go on, and the old one ends when it was said to',
  async () => {
    const turned = await kaskad().admin('POST', '/v1/sources/local-web/rotate', { oldKeyFor: 'PT1H' });
    const key = String(turned.json.writeKey);

    expect([await says('local-web'), await says(key)]).toEqual([200, 200]);
    await kaskad().advance('PT59M');
    expect([await says('local-web'), await says(key)]).toEqual([200, 200]);
    await kaskad().advance('PT1M');
    expect([await says('local-web'), await says(key)]).toEqual([401, 200]);
  },
);

localOnly.it('a colleague gets a token of her own, and it is taken back', async () => {
  const made = await kaskad().admin('POST', '/v1/tokens', { name: 'eve', role: 'operator' });
  const asEve = (path: string) =>
    kaskad().request('GET', path, undefined, { authorization: `Bearer ${made.json.token}` });

  expect((await asEve('/v1/me')).json).toMatchObject({ name: 'eve', role: 'operator', contacts: true });
  expect((await asEve('/v1/tokens')).status).toBe(403);
  await kaskad().admin('DELETE', `/v1/tokens/${made.json.id}`);
  await kaskad().advance('PT15S');
  expect((await asEve('/v1/me')).status).toBe(401);
});
