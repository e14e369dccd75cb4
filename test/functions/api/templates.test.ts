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

  it('is in the list with every channel that it is for, by its draft until it is in effect', async () => {
    const api = startApi();
    const body = { id: 'hello', channels: { push: {}, sms: {} }, subject: 'Hello', text: 'Hi' };
    const channels = async () => (await api.ask('GET', '/v1/templates')).json.templates[0].channels;

    await api.ask('PUT', '/v1/templates/hello?draft=true', { body });
    const drafted = await channels();
    await api.ask('POST', '/v1/templates/hello/publish');
    await api.ask('PUT', '/v1/templates/hello?draft=true', {
      body: { id: 'hello', channel: 'sms', text: 'Hi' },
    });

    expect([drafted, await channels()]).toEqual([
      ['push', 'sms'],
      ['push', 'sms'],
    ]);
  });
});

describe('a template of MJML', () => {
  const mjml =
    '<mjml><mj-body><mj-section><mj-column><mj-text>Hi {{ profile.firstName | default: "you" }} {{ unsubscribe_url }}</mj-text></mj-column></mj-section></mj-body></mjml>';
  const mail = { id: 'hello', channel: 'email', subject: 'Hello', text: 'Hi {{ unsubscribe_url }}', mjml };

  it('is made into HTML when it is saved, and read as it was written', async () => {
    const api = startApi();

    const { status, json } = await api.ask('PUT', '/v1/templates/hello', { body: mail });
    const again = await api.ask('PUT', '/v1/templates/hello', { body: mail });

    expect([status, json.published]).toEqual([200, mail]);
    expect(again.json.version).toBe(1);
    expect((await api.ask('GET', '/v1/templates/hello/versions/1')).json).toEqual(mail);
    const { html } = (await api.config.snapshot()).templates.hello ?? {};
    expect(html).toMatch(/<!doctype html>[\s\S]*Hi \{\{ profile.firstName \| default: "you" \}\}/);
  });

  it('waits as a draft and is published with its HTML', async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/templates/hello?draft=true', { body: mail });

    const { status } = await api.ask('POST', '/v1/templates/hello/publish');

    expect(status).toBe(200);
    expect((await api.config.snapshot()).templates.hello?.html).toContain('<!doctype html>');
  });

  it.each([
    ['faults of its own', mjml.replace('mj-text', 'mj-foo'), /^line 1: mj-foo/],
    ['other files', '<mjml><mj-body><mj-include path="a" /></mj-body></mjml>', /not read/],
  ])('is not saved with %s', async (_, source, message) => {
    const api = startApi();

    const { status, json } = await api.ask('PUT', '/v1/templates/hello', { body: { ...mail, mjml: source } });

    expect([status, json.faults[0]]).toEqual([
      422,
      { path: '/mjml', message: expect.stringMatching(message) },
    ]);
    expect((await api.ask('GET', '/v1/templates/hello')).status).toBe(404);
  });

  it('is not saved when its HTML would not fit', async () => {
    const wide = mjml.replace(
      '<mj-section>',
      '<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>'
        .repeat(300)
        .concat('<mj-section>'),
    );

    const { status, json } = await startApi().ask('PUT', '/v1/templates/hello', {
      body: { ...mail, mjml: wide },
    });

    expect([status, json.faults[0].message]).toEqual([422, expect.stringContaining('250 KB with the HTML')]);
  });
});

describe('what is probably not meant so', () => {
  it('is told to whoever saves a template, and it is saved', async () => {
    const body = { id: 'hello', channel: 'email', subject: 'Hello', text: 'Hi {{ profile.firstName }}' };

    const { status, json } = await startApi().ask('PUT', '/v1/templates/hello', { body });

    expect([status, json.status, json.warnings]).toEqual([
      200,
      'live',
      [{ path: '/text', message: expect.stringContaining('profile.firstName') }],
    ]);
  });

  it('is told of marketing without a way to unsubscribe, whichever of the two is saved', async () => {
    const api = startApi();
    const body = { id: 'hello', channel: 'email', subject: 'Hello', text: 'Hi' };
    const first = await api.ask('PUT', '/v1/templates/hello', { body });
    const journey = await api.ask('PUT', '/v1/journeys/welcome', {
      body: {
        id: 'welcome',
        trigger: { event: 'Signed Up' },
        steps: [{ id: 'a', kind: 'send', channel: 'email', template: 'hello' }],
      },
    });
    await api.ask('POST', '/v1/journeys/welcome/publish');
    const second = await api.ask('PUT', '/v1/templates/hello', { body: { ...body, text: 'Hello' } });

    const message = expect.stringContaining('unsubscribe_url');
    expect(first.json.warnings).toBeUndefined();
    expect(journey.json.warnings).toEqual([{ path: '/steps/0/template', message }]);
    expect(second.json.warnings).toEqual([{ path: '/text', message }]);
  });
});
