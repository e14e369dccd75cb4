import { describe, expect, it } from '@jest/globals';
import { isBuiltIn } from '../../../core/journey/built-in/index.ts';
import { ann } from '../../core/journey/make.ts';
import { startApi } from '../../support/api.ts';

const journey = (changes: Record<string, unknown> = {}) => ({
  id: 'welcome',
  name: 'Welcome',
  purpose: 'marketing',
  trigger: { event: 'Signed Up' },
  entry: { reentry: 'never' },
  steps: [{ id: 'hello', kind: 'send', channel: 'sms', template: 'hello' }],
  ...changes,
});

const withTemplate = async () => {
  const api = startApi();
  await api.ask('PUT', '/v1/templates/hello', { body: { id: 'hello', channel: 'sms', text: 'Hello' } });
  return api;
};

const withPublished = async () => {
  const api = await withTemplate();
  await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });
  await api.ask('POST', '/v1/journeys/welcome/publish');
  return api;
};

const liveNames = async ({ config }: Awaited<ReturnType<typeof withTemplate>>) =>
  (await config.snapshot()).journeys
    .filter(({ journey }) => !isBuiltIn(journey.id))
    .map(({ journey, version, status }) => [journey.name, version, status]);

describe('a journey', () => {
  it('is a draft until it is published, and acts from then on', async () => {
    const api = await withTemplate();

    const saved = await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });
    const before = await liveNames(api);
    const published = await api.ask('POST', '/v1/journeys/welcome/publish');

    expect(saved).toMatchObject({ status: 200, json: { id: 'welcome', status: 'draft', version: 0 } });
    expect(saved.json.draft).toMatchObject(journey());
    expect(before).toEqual([]);
    expect(published).toMatchObject({ status: 200, json: { status: 'live', version: 1 } });
    expect(published.json).not.toHaveProperty('draft');
    expect(await liveNames(api)).toEqual([['Welcome', 1, 'live']]);
  });

  it('is refused with every fault, and nothing is saved', async () => {
    const api = await withTemplate();
    const body = journey({
      id: 'other',
      steps: [
        { id: 'a', kind: 'teleport' },
        { id: 'b', kind: 'send', channel: 'sms', template: 'nowhere' },
      ],
    });

    const { status, json } = await api.ask('PUT', '/v1/journeys/welcome', { body });

    expect(status).toBe(422);
    expect(json.faults.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['/id', '/steps/0/kind', '/steps/1/template']),
    );
    expect((await api.ask('GET', '/v1/journeys/welcome')).status).toBe(404);
    expect((await api.ask('GET', '/v1/journeys/other')).status).toBe(404);
  });

  it('may name a template that is a draft as well, and is published after it', async () => {
    const api = startApi();
    const template = { id: 'hello', channel: 'sms', text: 'Hello' };
    await api.ask('PUT', '/v1/templates/hello?draft=true', { body: template });

    const mail = [{ id: 'hello', kind: 'send', channel: 'email', template: 'hello' }];
    const unfit = await api.ask('PUT', '/v1/journeys/welcome', { body: journey({ steps: mail }) });
    const saved = await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });
    const early = await api.ask('POST', '/v1/journeys/welcome/publish');
    const tried = await api.ask('POST', '/v1/journeys/welcome/publish', { body: { to: 'staff' } });
    await api.ask('POST', '/v1/templates/hello/publish');
    const published = await api.ask('POST', '/v1/journeys/welcome/publish');

    expect(unfit.json.faults).toEqual([
      { path: '/steps/0/template', message: 'the template is for sms, not email' },
    ]);
    expect([saved.status, early.status, tried.status, published.status]).toEqual([200, 422, 422, 200]);
    expect(early.json.faults).toEqual([{ path: '/steps/0/template', message: 'there is no template hello' }]);
  });

  it('may not name a template that was put away', async () => {
    const api = await withTemplate();
    await api.ask('POST', '/v1/templates/hello/archive');

    expect((await api.ask('PUT', '/v1/journeys/welcome', { body: journey() })).status).toBe(422);
  });

  it('larger than an item of the table is a fault', async () => {
    const api = await withTemplate();

    const { status, json } = await api.ask('PUT', '/v1/journeys/welcome', {
      body: journey({ name: 'x'.repeat(300_000) }),
    });

    expect(status).toBe(422);
    expect(json.faults).toContainEqual({ path: '', message: 'at most 250 KB' });
  });

  it('shows the edit beside what is in effect, and publishing twice makes no second version', async () => {
    const api = await withPublished();

    const edited = await api.ask('PUT', '/v1/journeys/welcome', { body: journey({ name: 'Welcome back' }) });
    const once = await api.ask('POST', '/v1/journeys/welcome/publish');
    const twice = await api.ask('POST', '/v1/journeys/welcome/publish');

    expect(edited.json).toMatchObject({
      version: 1,
      draft: { name: 'Welcome back' },
      published: { name: 'Welcome' },
    });
    expect([once.json.version, twice.json.version]).toEqual([2, 2]);
    expect(await liveNames(api)).toEqual([['Welcome back', 2, 'live']]);
  });

  it('pauses, resumes and stops; once stopped only a publish starts it', async () => {
    const api = await withPublished();
    const order = async (action: string) => {
      const { status, json } = await api.ask('POST', `/v1/journeys/welcome/${action}`);
      return [status, status === 200 ? json.status : json.detail];
    };

    expect(await order('pause')).toEqual([200, 'paused']);
    expect(await order('pause')).toEqual([200, 'paused']);
    expect(await order('publish')).toEqual([200, 'paused']);
    expect(await order('resume')).toEqual([200, 'live']);
    expect(await order('stop')).toEqual([200, 'stopped']);
    expect(await order('resume')).toEqual([409, 'The journey is stopped; publish it to start it again.']);
    expect(await order('publish')).toEqual([200, 'live']);
  });

  it('that was never published cannot be paused, and an unknown one is 404', async () => {
    const api = await withTemplate();
    await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });

    expect((await api.ask('POST', '/v1/journeys/welcome/pause')).status).toBe(409);
    expect((await api.ask('POST', '/v1/journeys/welcome/rollback')).status).toBe(409);
    for (const action of ['publish', 'pause', 'resume', 'stop', 'rollback']) {
      expect((await api.ask('POST', `/v1/journeys/nobody/${action}`)).status).toBe(404);
    }
  });

  it('rolls back to what was in effect before, and further back again', async () => {
    const api = await withPublished();
    for (const name of ['Second', 'Third']) {
      await api.ask('PUT', '/v1/journeys/welcome', { body: journey({ name }) });
      await api.ask('POST', '/v1/journeys/welcome/publish');
    }

    const answers = [];
    for (let times = 0; times < 3; times += 1)
      answers.push(await api.ask('POST', '/v1/journeys/welcome/rollback'));

    expect(answers.map(({ status, json }) => [status, json.version])).toEqual([
      [200, 2],
      [200, 1],
      [409, undefined],
    ]);
    expect(await liveNames(api)).toEqual([['Welcome', 1, 'live']]);
    expect(await api.config.journeyVersion('welcome', 3)).toMatchObject({ name: 'Third' });
  });

  it('is saved over the draft that was seen, if the caller says which', async () => {
    const api = await withTemplate();
    const first = await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });
    const seen = { 'if-match': String(first.headers.etag) };

    const mine = await api.ask('PUT', '/v1/journeys/welcome', {
      body: journey({ name: 'Mine' }),
      headers: seen,
    });
    const late = await api.ask('PUT', '/v1/journeys/welcome', {
      body: journey({ name: 'Late' }),
      headers: seen,
    });
    const lateToo = await api.ask('POST', '/v1/journeys/welcome/publish', { headers: seen });

    expect([mine.status, late.status, lateToo.status]).toEqual([200, 412, 412]);
    expect((await api.ask('GET', '/v1/journeys/welcome')).json.draft.name).toBe('Mine');
  });

  it('is published whole although others publish at the same time', async () => {
    const api = await withTemplate();
    const ids = ['a', 'b', 'c', 'd'];
    for (const id of ids) await api.ask('PUT', `/v1/journeys/${id}`, { body: journey({ id }) });

    const answers = await Promise.all(ids.map((id) => api.ask('POST', `/v1/journeys/${id}/publish`)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { journeys } = await api.config.snapshot();
    expect(journeys.map(({ journey: { id } }) => id).filter((id) => !isBuiltIn(id))).toEqual(
      expect.arrayContaining(ids),
    );
    expect(journeys.filter(({ journey }) => !isBuiltIn(journey.id))).toHaveLength(ids.length);
  });

  it('is in the list with where it stands', async () => {
    const api = await withPublished();
    await api.ask('PUT', '/v1/journeys/again', { body: journey({ id: 'again', name: 'Again' }) });

    const first = await api.ask('GET', '/v1/journeys?limit=1');
    const second = await api.ask('GET', `/v1/journeys?limit=1&cursor=${first.json.cursor}`);

    expect(first.json.journeys).toEqual([
      {
        id: 'again',
        name: 'Again',
        trigger: 'event',
        status: 'draft',
        version: 0,
        changed: true,
        savedAt: '2026-03-02T09:00:00.000Z',
      },
    ]);
    expect(second.json.journeys).toMatchObject([
      { id: 'welcome', status: 'live', version: 1, changed: false },
    ]);
    expect((await api.ask('GET', '/v1/journeys?limit=many')).status).toBe(400);
  });

  it('leaves a line of who did what', async () => {
    const api = await withPublished();

    await api.ask('POST', '/v1/journeys/welcome/pause');

    const lines = api.documents.written.map(({ by, action, kind, id }) => [by, action, kind, id]);
    expect(lines).toEqual([
      ['ann', 'publish', 'template', 'hello'],
      ['ann', 'save', 'journey', 'welcome'],
      ['ann', 'publish', 'journey', 'welcome'],
      ['ann', 'pause', 'journey', 'welcome'],
    ]);
  });
});

describe('a simulation', () => {
  const ask = {
    person: { traits: { phone: '+4915112345678', consent: { sms: 'granted' } } },
    happenings: [{ event: 'Signed Up' }],
    at: '2026-03-02T09:00:00.000Z',
  };

  it('says what a draft would do to somebody made up, and stores nothing', async () => {
    const api = await withTemplate();
    await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });

    const answer = await api.ask('POST', '/v1/journeys/welcome/simulate', { body: ask });

    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      decisions: [
        { at: ask.at, kind: 'event', event: 'Signed Up' },
        { at: ask.at, kind: 'entered', until: ask.at },
        {
          ...{ at: ask.at, kind: 'send', stepId: 'hello', channel: 'sms', template: 'hello' },
          ...{ text: 'Hello', parts: 1 },
        },
        { at: ask.at, kind: 'end', stepId: 'hello' },
      ],
      messages: { sms: 1 },
      cost: {},
    });
    expect(await liveNames(api)).toEqual([]);
  });

  it('shows messages too that have never been published', async () => {
    const api = startApi();
    const template = { id: 'hello', channel: 'sms', text: 'Not yet' };
    await api.ask('PUT', '/v1/templates/hello?draft=true', { body: template });
    await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });

    const { json } = await api.ask('POST', '/v1/journeys/welcome/simulate', { body: ask });

    expect(json.decisions).toContainEqual(expect.objectContaining({ kind: 'send', text: 'Not yet' }));
  });

  it('lets somebody made up have the app', async () => {
    const api = await withTemplate();
    await api.ask('PUT', '/v1/templates/note', { body: { id: 'note', channel: 'push', text: 'Hello' } });
    await api.ask('POST', '/v1/templates/note/publish');
    const steps = [{ id: 'note', kind: 'send', channel: 'push', template: 'note' }];
    await api.ask('PUT', '/v1/journeys/welcome', { body: { ...journey(), steps } });
    const walked = async (person: object) => {
      const { json } = await api.ask('POST', '/v1/journeys/welcome/simulate', { body: { ...ask, person } });
      return json.decisions.find(({ kind }: { kind: string }) => kind === 'send' || kind === 'skip');
    };

    expect(await walked({ traits: {}, device: 'ios' })).toMatchObject({ kind: 'send', channel: 'push' });
    expect(await walked({ traits: {} })).toMatchObject({ kind: 'skip', reason: 'no-address' });
  });

  it('words an SMS with the catalogue of now', async () => {
    const api = await withTemplate();
    await api.ask('PUT', '/v1/templates/hello', {
      body: { id: 'hello', channel: 'sms', text: '{{ event.properties.name }}' },
    });
    await api.ask('POST', '/v1/templates/hello/publish');
    await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });
    await api.ask('PUT', '/v1/products/p1', { body: { name: 'Copper kettle' } });

    const happenings = [{ event: 'Signed Up', properties: { product_id: 'p1', name: 'Kettle' } }];
    const { json } = await api.ask('POST', '/v1/journeys/welcome/simulate', { body: { ...ask, happenings } });

    expect(json.decisions).toContainEqual(expect.objectContaining({ kind: 'send', text: 'Copper kettle' }));
  });

  it('takes a real person with what she is in and where she must not be reached', async () => {
    const api = await withTemplate();
    await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });
    api.profiles.set('ann', ann());
    await api.suppressions.add('sms', '+4915112345678', 'complained', 0);

    const { at, happenings } = ask;
    const answer = await api.ask('POST', '/v1/journeys/welcome/simulate', {
      body: { profileId: 'ann', at, happenings },
    });

    expect(answer.json.decisions).toContainEqual({
      at,
      kind: 'skip',
      stepId: 'hello',
      channel: 'sms',
      reason: 'suppressed',
    });
  });

  it('is refused for journeys and people that are not there, and for what she cannot do', async () => {
    const api = await withTemplate();
    await api.ask('PUT', '/v1/journeys/welcome', { body: journey() });
    const simulate = (id: string, body: object) => api.ask('POST', `/v1/journeys/${id}/simulate`, { body });

    expect((await simulate('nowhere', ask)).status).toBe(404);
    expect((await simulate('welcome', { ...ask, profileId: 'nobody' })).status).toBe(404);
    const bad = await simulate('welcome', { happenings: [{ type: 'track' }], at: 'tomorrow' });
    expect(bad.status).toBe(400);
    expect((bad.json.faults as { path: string }[]).map(({ path }) => path)).toEqual([
      '/happenings/0/event',
      '/at',
    ]);
  });
});
