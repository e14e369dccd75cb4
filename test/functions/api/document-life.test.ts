import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const hello = (text: string) => ({ id: 'hello', channel: 'sms', text });
const welcome = {
  id: 'welcome',
  trigger: { event: 'Signed Up' },
  steps: [{ id: 'hi', kind: 'send', channel: 'sms', template: 'hello' }],
};

const withTexts = async (...texts: string[]) => {
  const api = startApi();
  for (const text of texts) await api.ask('PUT', '/v1/templates/hello', { body: hello(text) });
  return api;
};

const withJourney = async () => {
  const api = await withTexts('One');
  await api.ask('PUT', '/v1/journeys/welcome', { body: welcome });
  await api.ask('POST', '/v1/journeys/welcome/publish');
  return api;
};

describe('versions of a document', () => {
  it('are kept with who published them and why, newest first', async () => {
    const api = await withTexts('One');
    const headers = { 'x-why': encodeURIComponent('опечатка') };
    await api.ask('PUT', '/v1/templates/hello', { body: hello('Two'), headers });

    const { json } = await api.ask('GET', '/v1/templates/hello/versions');
    const first = await api.ask('GET', `/v1/templates/hello/versions?limit=1`);
    const second = await api.ask('GET', `/v1/templates/hello/versions?limit=1&cursor=${first.json.cursor}`);

    const at = '2026-03-02T09:00:00.000Z';
    expect(json.versions).toEqual([
      { version: 2, at, by: 'ann', why: 'опечатка', previous: 1, inEffect: true },
      { version: 1, at, by: 'ann', inEffect: false },
    ]);
    expect(second.json.versions).toMatchObject([{ version: 1 }]);
    expect((await api.ask('GET', '/v1/templates/hello/versions/1')).json).toEqual(hello('One'));
    expect((await api.ask('GET', '/v1/templates/hello/versions/9')).status).toBe(404);
    expect((await api.ask('GET', '/v1/templates/hello/versions/x')).status).toBe(404);
  });

  it('come back into effect by their number, and the edit stays', async () => {
    const api = await withTexts('One', 'Two', 'Three');

    const back = await api.ask('POST', '/v1/templates/hello/rollback', {
      body: { version: 1, why: 'worse' },
    });

    expect(back.json).toMatchObject({ version: 1, draft: { text: 'Three' }, published: { text: 'One' } });
    expect((await api.config.snapshot()).templates.hello?.text).toBe('One');
    expect(api.documents.written.at(-1)).toMatchObject({ action: 'rollback', version: 1, why: 'worse' });
  });

  it('that were never there cannot come back', async () => {
    const api = await withTexts('One');

    const nowhere = await api.ask('POST', '/v1/templates/hello/rollback', { body: { version: 7 } });
    const nonsense = await api.ask('POST', '/v1/templates/hello/rollback', { body: { version: 'last' } });
    const unknown = await api.ask('POST', '/v1/templates/nobody/rollback', { body: { version: 1 } });

    expect([nowhere.status, nonsense.status, unknown.status]).toEqual([409, 400, 404]);
  });
});

describe('a diff', () => {
  it('is between the draft and what is in effect, or any two versions', async () => {
    const api = await withJourney();
    const [hi] = welcome.steps;
    const steps = [{ id: 'idle', kind: 'wait', for: 'PT1H' }, { ...hi }];
    await api.ask('PUT', '/v1/journeys/welcome', { body: { ...welcome, name: 'Welcome', steps } });

    const changes = async (query = '') =>
      (await api.ask('GET', `/v1/journeys/welcome/diff${query}`)).json.changes;

    const expected = [
      { path: '/steps/0', kind: 'added', after: steps[0] },
      { path: '/name', kind: 'added', after: 'Welcome' },
    ];
    expect(await changes()).toEqual(expect.arrayContaining(expected));
    expect(await changes()).toHaveLength(2);
    expect(await changes('?from=draft&to=1')).toContainEqual({
      path: '/name',
      kind: 'removed',
      before: 'Welcome',
    });
    await api.ask('POST', '/v1/journeys/welcome/publish');
    expect(await changes()).toEqual([]);
    expect(await changes('?from=1&to=2')).toHaveLength(2);
  });

  it('needs two that are there; before the first publish all is new', async () => {
    const api = await withTexts('One');
    await api.ask('PUT', '/v1/journeys/welcome', { body: welcome });

    const first = await api.ask('GET', '/v1/journeys/welcome/diff');

    expect(first.json.changes).toEqual([{ path: '', kind: 'added', after: welcome }]);
    expect((await api.ask('GET', '/v1/journeys/welcome/diff?from=1')).status).toBe(404);
    expect((await api.ask('GET', '/v1/journeys/nobody/diff')).status).toBe(404);
    expect((await api.ask('GET', '/v1/journeys/welcome/diff?from=last')).status).toBe(400);
  });

  it('of settings shows them as people write them', async () => {
    const api = startApi();
    const priced = (amount: number) => ({ prices: { sms: { DE: { amount, currency: 'EUR' } } } });
    await api.ask('PUT', '/v1/settings/shop', { body: priced(0.07) });
    await api.ask('PUT', '/v1/settings/shop', { body: priced(0.09) });

    const { json } = await api.ask('GET', '/v1/settings/shop/diff?from=1&to=2');

    expect(json.changes).toEqual([
      { path: '/prices/sms/DE/amount', kind: 'changed', before: 0.07, after: 0.09 },
    ]);
  });
});

describe('a document that is put away', () => {
  it('is out of effect and out of the list, and comes back as a draft', async () => {
    const api = await withTexts('One');

    const away = await api.ask('POST', '/v1/templates/hello/archive');
    const listed = async (query: string) =>
      (await api.ask('GET', `/v1/templates${query}`)).json.templates.map(
        ({ id, status }: { id: string; status: string }) => [id, status],
      );

    expect(away).toMatchObject({ status: 200, json: { status: 'archived', version: 0 } });
    expect((await api.config.snapshot()).templates).toEqual({});
    expect(await listed('')).toEqual([]);
    expect(await listed('?archived=true')).toEqual([['hello', 'archived']]);
    expect((await api.ask('PUT', '/v1/templates/hello', { body: hello('Two') })).status).toBe(409);
    expect((await api.ask('POST', '/v1/templates/hello/publish')).status).toBe(409);

    const back = await api.ask('POST', '/v1/templates/hello/unarchive');

    expect(back.json).toMatchObject({ status: 'draft', draft: { text: 'One' } });
    expect(await listed('')).toEqual([['hello', 'draft']]);
    const again = await api.ask('POST', '/v1/templates/hello/publish');
    expect(again.json).toMatchObject({ status: 'live', version: 1 });
  });

  it('is not put away while something published names it', async () => {
    const api = await withJourney();

    const users = await api.ask('GET', '/v1/templates/hello/used-by');
    const listed = await api.ask('GET', '/v1/templates?usedBy=true');
    const plain = await api.ask('GET', '/v1/templates');
    const refused = await api.ask('POST', '/v1/templates/hello/archive');

    expect(users.json).toEqual({
      usedBy: [{ kind: 'journey', id: 'welcome', paths: ['/steps/0/template'] }],
    });
    expect(listed.json.templates).toMatchObject([{ usedBy: [{ kind: 'journey', id: 'welcome' }] }]);
    expect(plain.json.templates[0]).not.toHaveProperty('usedBy');
    expect([refused.status, refused.json.detail]).toEqual([409, 'It is used by journey welcome.']);
    expect((await api.ask('GET', '/v1/templates/hello')).json.status).toBe('live');
  });

  it('is a journey only once it is stopped', async () => {
    const api = await withJourney();

    const live = await api.ask('POST', '/v1/journeys/welcome/archive');
    await api.ask('POST', '/v1/journeys/welcome/stop');
    const stopped = await api.ask('POST', '/v1/journeys/welcome/archive');
    const free = await api.ask('POST', '/v1/templates/hello/archive');

    expect([live.status, live.json.detail]).toEqual([409, 'The journey is live; stop it first.']);
    expect([stopped.status, stopped.json.status]).toEqual([200, 'archived']);
    expect(free.status).toBe(200);
  });

  it('is never put away under a journey that is published at the same time', async () => {
    const api = await withTexts('One');
    await api.ask('PUT', '/v1/journeys/welcome', { body: welcome });

    const [published, archived] = await Promise.all([
      api.ask('POST', '/v1/journeys/welcome/publish'),
      api.ask('POST', '/v1/templates/hello/archive'),
    ]);

    expect([published.status, archived.status].toSorted()).not.toEqual([200, 200]);
    const { templates, journeys } = await api.config.snapshot();
    const isLive = journeys.some(({ journey }) => journey.id === 'welcome');
    expect(isLive && templates.hello === undefined).toBe(false);
  });
});

describe('a lost update', () => {
  it('of settings is refused too', async () => {
    const api = startApi();
    const fresh = await api.ask('GET', '/v1/settings/contact');
    const seen = { 'if-match': String(fresh.headers.etag) };

    const mine = await api.ask('PUT', '/v1/settings/contact', { body: {}, headers: seen });
    const late = await api.ask('PUT', '/v1/settings/contact', {
      body: { timezone: 'Europe/Berlin' },
      headers: seen,
    });

    expect([mine.status, late.status]).toEqual([200, 412]);
    expect((await api.ask('GET', '/v1/settings/contact')).json.timezone).toBe('UTC');
  });

  it('is refused by every order, and an If-Match of somebody else’s making never fits', async () => {
    const api = await withJourney();
    const orders = ['publish', 'pause', 'resume', 'stop', 'rollback', 'archive', 'unarchive'];
    const ask = async (ifMatch: string) => {
      const answers = [];
      for (const order of orders)
        answers.push(
          (await api.ask('POST', `/v1/journeys/welcome/${order}`, { headers: { 'if-match': ifMatch } }))
            .status,
        );
      return answers;
    };

    expect(await ask('"7"')).toEqual(orders.map(() => 412));
    expect(await ask('"abc"')).toEqual(orders.map(() => 412));
    expect((await ask('*')).includes(412)).toBe(false);
    const nothing = await api.ask('PUT', '/v1/journeys/new', {
      body: { ...welcome, id: 'new' },
      headers: { 'if-match': '*' },
    });
    expect(nothing.status).toBe(412);
  });
});

describe('settings', () => {
  it('have drafts, versions and a way back as all documents do', async () => {
    const api = startApi();
    await api.ask('PUT', '/v1/settings/shop', { body: { name: 'One' } });
    await api.ask('PUT', '/v1/settings/shop', { body: { name: 'Two' } });
    await api.ask('PUT', '/v1/settings/shop?draft=true', { body: { name: 'Three' } });

    const before = (await api.ask('GET', '/v1/settings/shop')).json.name;
    const back = await api.ask('POST', '/v1/settings/shop/rollback', { body: { version: 1 } });
    const published = await api.ask('POST', '/v1/settings/shop/publish');

    expect([before, back.json.name, published.json.name]).toEqual(['Two', 'One', 'Three']);
    const { json } = await api.ask('GET', '/v1/settings/shop/versions');
    expect(json.versions.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
  });
});

describe('a promise', () => {
  it('is one: a second journey does not take effect with other terms of it, nor does an offer', async () => {
    const api = startApi();
    const putOffer = (id: string, percent: number) =>
      api.ask('PUT', `/v1/offers/${id}?draft=true`, { body: { terms: { percent }, promotion: 'spring' } });
    const publish = async (path: string) => {
      const { status, json } = await api.ask('POST', `/v1/${path}/publish`);
      return [status, json.faults];
    };
    await putOffer('ten', 10);
    await putOffer('twenty', 20);
    const first = [await publish('offers/ten'), await publish('offers/twenty')];
    for (const [id, offer] of [
      ['a', 'ten'],
      ['b', 'twenty'],
    ])
      await api.ask('PUT', `/v1/journeys/${id}`, {
        body: { trigger: { event: 'Signed Up' }, steps: [{ id: 'give', kind: 'offer', offer }] },
      });

    expect(first.map(([status]) => status)).toEqual([200, 200]);
    expect(await publish('journeys/a')).toEqual([200, undefined]);
    expect(await publish('journeys/b')).toEqual([
      422,
      [{ path: '/steps/0/offer', message: 'the journey a promises other terms of spring: ten' }],
    ]);
    await api.ask('POST', '/v1/journeys/a/stop');
    expect(await publish('journeys/b')).toEqual([200, undefined]);
  });
});

describe('the audit', () => {
  it('is asked of one document', async () => {
    const api = await withJourney();
    await api.ask('POST', '/v1/journeys/welcome/pause', { body: { why: 'too many' } });

    const { json } = await api.ask('GET', '/v1/audit?kind=journey&id=welcome');

    expect(json.entries.map(({ action, why }: Record<string, string>) => [action, why])).toEqual([
      ['pause', 'too many'],
      ['publish', undefined],
      ['save', undefined],
    ]);
    expect((await api.ask('GET', '/v1/audit?kind=journey')).status).toBe(400);
  });
});
