import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const hello = (changes: Record<string, unknown> = {}) => ({
  id: 'hello',
  channel: 'sms',
  text: 'Hello',
  ...changes,
});
const inEffect = async ({ config }: ReturnType<typeof startApi>) =>
  (await config.snapshot()).templates.hello?.text;

describe('a template', () => {
  it('takes effect with the PUT', async () => {
    const api = startApi();

    const { status, json } = await api.ask('PUT', '/v1/templates/hello', { body: hello() });

    expect([status, json]).toEqual([200, { id: 'hello', status: 'live', version: 1, published: hello() }]);
    expect(await inEffect(api)).toBe('Hello');
  });

  it('waits as a draft when asked to, until it is published', async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/templates/hello', { body: hello() });

    const saved = await api.ask('PUT', '/v1/templates/hello?draft=true', {
      body: hello({ text: 'Good day' }),
    });
    const before = await inEffect(api);
    const published = await api.ask('POST', '/v1/templates/hello/publish');

    expect(saved.json).toMatchObject({
      version: 1,
      draft: { text: 'Good day' },
      published: { text: 'Hello' },
    });
    expect(before).toBe('Hello');
    expect(published.json).toMatchObject({ version: 2, published: { text: 'Good day' } });
    expect(await inEffect(api)).toBe('Good day');
  });

  it('is refused with every fault, and nothing is saved', async () => {
    const api = startApi();

    const { status, json } = await api.ask('PUT', '/v1/templates/hello', {
      body: { id: 'bye', channel: 'pigeon', text: 7, colour: 'red' },
    });

    expect(status).toBe(422);
    expect(json.faults.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      '/channel',
      '/colour',
      '/id',
      '/text',
    ]);
    expect((await api.ask('GET', '/v1/templates/hello')).status).toBe(404);
  });

  it('of an e-mail has a subject', async () => {
    const { status, json } = await startApi().ask('PUT', '/v1/templates/hello', {
      body: hello({ channel: 'email' }),
    });

    expect([status, json.faults[0].path]).toEqual([422, '/subject']);
  });

  it('stays on the channel that a journey uses it for', async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/templates/hello', { body: hello() });
    await api.ask('PUT', '/v1/journeys/welcome', {
      body: {
        id: 'welcome',
        name: 'Welcome',
        purpose: 'marketing',
        trigger: { event: 'Signed Up' },
        entry: { reentry: 'never' },
        steps: [{ id: 'a', kind: 'send', channel: 'sms', template: 'hello' }],
      },
    });
    await api.ask('POST', '/v1/journeys/welcome/publish');

    const { status, json } = await api.ask('PUT', '/v1/templates/hello', {
      body: hello({ channel: 'push' }),
    });

    expect(status).toBe(422);
    expect(json.faults).toContainEqual({ path: '/channel', message: 'the journey welcome uses it for sms' });
  });

  it('is in the list', async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/templates/hello', { body: hello() });

    const { json } = await api.ask('GET', '/v1/templates');

    expect(json.templates).toMatchObject([{ id: 'hello', status: 'live', version: 1, changed: false }]);
  });
});
