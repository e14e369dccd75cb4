import { describe, expect, it } from '@jest/globals';
import { ann } from '../../support/ann.ts';
import { startApi } from '../../support/api.ts';

const poster = { name: 'Summer poster', url: 'https://shop.example/summer?a=1#top' };

describe('links of posters and receipts', () => {
  it('are made once, and lead where they were made to lead', async () => {
    const { ask } = startApi();
    const made = await ask('POST', '/v1/links', { body: { ...poster, id: 'summer' } });
    expect([made.status, made.json]).toMatchObject([
      201,
      { ...poster, id: 'summer', link: 'https://k.example/q/summer', opened: 0 },
    ]);
    expect((await ask('GET', '/v1/links/summer')).json).toEqual(made.json);
    expect(
      (await ask('POST', '/v1/links', { body: { ...poster, id: 'summer', url: 'https://evil.example/' } }))
        .status,
    ).toBe(409);
    expect((await ask('GET', '/v1/links/winter')).status).toBe(404);
    expect((await ask('POST', '/v1/links', { token: 'reader', body: poster })).status).toBe(403);
  });

  it('are on the domain of the shop, as its codes say', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/settings/shop', { body: { linkUrl: 'https://go.shop.example' } });
    const { json } = await ask('POST', '/v1/links', { body: poster });
    expect(json.link).toMatch(/^https:\/\/go\.shop\.example\/q\/[a-z0-9]{10,}$/);
    const svg = await ask('GET', `/v1/links/${json.id}/qr.svg`);
    expect([svg.headers['content-type'], svg.text.startsWith('<svg')]).toEqual(['image/svg+xml', true]);
    const png = await ask('GET', `/v1/links/${json.id}/qr.png`);
    expect(Buffer.from(png.text, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect((await ask('GET', '/v1/links/none/qr.svg')).status).toBe(404);
    const bad = await ask('PUT', '/v1/settings/shop', { body: { linkUrl: 'https://go.shop.example/path' } });
    expect(bad.status).toBe(422);
  });

  it('of a person are not to be guessed', async () => {
    const { ask, profiles } = startApi();
    profiles.set('ann', ann());
    const made = await ask('POST', '/v1/links', { body: { ...poster, profileId: 'ann', expires: 'P30D' } });
    expect(made.json).toMatchObject({ profileId: 'ann', expiresAt: '2026-04-01T09:00:00.000Z' });
    expect(
      (await ask('POST', '/v1/links', { body: { ...poster, profileId: 'ann', id: 'ann' } })).status,
    ).toBe(422);
    expect((await ask('POST', '/v1/links', { body: { ...poster, profileId: 'nobody' } })).status).toBe(404);
  });

  it('of a person are put where an erase that came between finds them', async () => {
    const { ask, profiles, taken } = startApi();
    profiles.set('ann', ann());
    await ask('POST', '/v1/links', { body: poster });
    expect(taken).toEqual([]);
    await ask('POST', '/v1/links', { body: { ...poster, id: undefined, profileId: 'ann' } });
    expect(taken).toEqual(['sweep ann']);
  });

  it.each([{ url: 'javascript:alert(1)' }, { url: 'data:text/html,x' }, { name: '' }, { id: '../x' }])(
    'are refused: %j',
    async (wrong) => {
      const { ask } = startApi();
      expect((await ask('POST', '/v1/links', { body: { ...poster, ...wrong } })).status).toBe(422);
    },
  );
});
