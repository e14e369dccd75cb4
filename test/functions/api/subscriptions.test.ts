import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { newSecrets, standInBrowser } from '../../../local/push/stand-in-browser.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const { keys } = standInBrowser(newSecrets());
const endpoint = 'https://push.example/send/1';
const subscription = { endpoint, keys };
const address = `${endpoint}#${keys.p256dh}.${keys.auth}`;

const person = (id: string, ...identities: [string, string][]) => ({
  ...emptyProfile(id, NOW_MS),
  identities: identities.map(([namespace, value]) => ({ namespace, value, linkedAtMs: NOW_MS - 1 })),
});

const withAnn = () => {
  const api = startApi();
  api.profiles.set('ann', person('ann', ['email', 'ann@example.com'], ['webPush', address]));
  api.profiles.set('eve', person('eve', ['userId', 'eve']));
  api.pointers.set(`webPush#${address}`, 'ann');
  const read = async (method: string, path: string, body?: unknown) => {
    const { status, json } = await api.ask(method, path, body === undefined ? {} : { body });
    expect(JSON.stringify(json)).not.toMatch(new RegExp(`${keys.auth}|${keys.p256dh}`));
    return { status, json };
  };
  return { api, read };
};

const shown = expect.stringMatching(/^https:\/\/push\.example#[0-9a-f]{16}$/);

describe('a browser’s subscription', () => {
  it('is shown by its push service and a hash, with what was said of it', async () => {
    const { read } = withAnn();

    const { json } = await read('GET', '/v1/profiles/ann');

    expect(json.identities).toContainEqual({ namespace: 'webPush', value: shown });
    expect(json.consent).toContainEqual(expect.objectContaining({ channel: 'webpush', address: shown }));
    expect(json.identities).toContainEqual({ namespace: 'email', value: 'ann@example.com' });
  });

  it.each([
    ['its address', address],
    ['what the browser says', JSON.stringify(subscription)],
  ])('is looked up by %s', async (_, value) => {
    const { read } = withAnn();
    const query = new URLSearchParams({ namespace: 'webPush', value });

    expect(await read('GET', `/v1/profiles/lookup?${query}`)).toMatchObject({
      status: 200,
      json: { id: 'ann' },
    });
  });

  it('shows no more of itself in a merge, a preview or an export; there it has its endpoint', async () => {
    const { api, read } = withAnn();
    const template = { channel: 'webpush', subject: 'Hi', text: 'Hello' };
    expect((await api.ask('PUT', '/v1/templates/hi', { body: template })).status).toBe(200);

    const merge = await read('POST', '/v1/profiles/eve/merge-preview', { with: 'ann' });
    const preview = await read('POST', '/v1/templates/hi/preview', { profileId: 'ann' });
    const all = await read('POST', '/v1/profiles/ann/export');

    expect(merge.json.changes.addresses).toContainEqual({ namespace: 'webPush', value: shown, inUse: true });
    expect(preview.json.to).toEqual(shown);
    expect(all.json.identities).toContainEqual(expect.objectContaining({ value: endpoint }));
  });
});
