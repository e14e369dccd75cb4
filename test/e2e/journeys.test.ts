import { describe, expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const welcome = (id: string) => ({
  id,
  name: 'Welcome',
  purpose: 'marketing',
  trigger: { event: 'Signed Up' },
  entry: { reentry: 'never' },
  steps: [
    { id: 'pause', kind: 'wait', for: 'PT10M' },
    { id: 'hello', kind: 'send', channel: 'email', template: 'welcome-mail' },
  ],
});

const template = {
  id: 'welcome-mail',
  channel: 'email',
  subject: 'Hello {{ profile.firstName }}',
  text: 'Nice to have you.',
  html: '<p>Nice to have you, {{ profile.firstName }}.</p>',
};

const publish = async (id: string) => {
  expect((await kaskad().admin('PUT', '/v1/templates/welcome-mail', template)).status).toBeLessThan(300);
  expect((await kaskad().admin('PUT', `/v1/journeys/${id}`, welcome(id))).status).toBeLessThan(300);
  expect((await kaskad().admin('POST', `/v1/journeys/${id}/publish`)).status).toBeLessThan(300);
};

describe('a journey is a document', () => {
  it('is refused with every fault, and nothing is saved', async () => {
    const bad = {
      ...welcome('bad'),
      steps: [
        { id: 'a', kind: 'teleport' },
        { id: 'b', kind: 'send', channel: 'email', template: 'nowhere' },
        { id: 'b', kind: 'wait', for: 'soon' },
      ],
    };
    const answer = await kaskad().admin('PUT', '/v1/journeys/bad', bad);

    expect(answer.status).toBe(422);
    const paths = (answer.json.faults as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/steps/0/kind', '/steps/1/template', '/steps/2/for']));
    expect((await kaskad().admin('GET', '/v1/journeys/bad')).status).toBe(404);
  });

  localOnly.it('works as soon as it is published, without a deploy', async () => {
    await publish('welcome');
    const ann = await newShopper(kaskad(), 'ann', { firstName: 'Ann' });
    await ann.tracks('Signed Up');
    await kaskad().advance('PT11M');
    const [mail] = await ann.inbox();
    expect(mail).toMatchObject({ channel: 'email', subject: 'Hello Ann', journeyId: 'welcome' });
    await ann.tracks('Signed Up');
    await kaskad().advance('PT11M');
    expect(await ann.got()).toHaveLength(1);
  });

  localOnly.it('sends nothing and takes nobody in while paused, and goes on when resumed', async () => {
    await publish('pausing');
    const [inside, outside] = [await newShopper(kaskad(), 'inside'), await newShopper(kaskad(), 'outside')];
    await inside.tracks('Signed Up');
    expect((await kaskad().admin('POST', '/v1/journeys/pausing/pause')).status).toBe(200);
    await outside.tracks('Signed Up');
    await kaskad().advance('PT30M');
    const ofPausing = async (shopper: typeof inside) =>
      (await shopper.inbox()).filter((mail) => mail.journeyId === 'pausing').length;
    expect(await ofPausing(inside)).toBe(0);
    expect(await outside.enrollment('pausing')).toBeUndefined();

    await kaskad().admin('POST', '/v1/journeys/pausing/resume');
    await kaskad().advance('PT15M');
    expect(await ofPausing(inside)).toBe(1);
    expect(await ofPausing(outside)).toBe(0);
  });

  localOnly.it('ends for everybody inside when stopped', async () => {
    await publish('stopping');
    const ann = await newShopper(kaskad());
    await ann.tracks('Signed Up');
    await kaskad().admin('POST', '/v1/journeys/stopping/stop');
    await kaskad().advance('PT30M');
    expect((await ann.inbox()).filter((mail) => mail.journeyId === 'stopping')).toEqual([]);
    expect(await ann.enrollment('stopping')).toMatchObject({ status: 'stopped' });
  });
});

describe('the seeded journey', () => {
  it('is a document like any other', async () => {
    const { json } = await kaskad().admin('GET', '/v1/journeys/cart-abandoned');
    expect(json).toMatchObject({ id: 'cart-abandoned', status: 'live' });
  });
});

describe('who may read', () => {
  it('every path of the document begins with /v1 and answers 401 without a token, but for the open ones', async () => {
    const document = (await kaskad().request('GET', '/v1/openapi.json')).json as {
      paths: Record<string, Record<string, { security?: unknown[] }>>;
    };
    const paths = Object.keys(document.paths);
    const closed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) =>
        security?.length === 0 ? [] : { path, method },
      ),
    );
    const answers = await inTurns(closed, AT_ONCE, async ({ path, method }) => {
      const body = method === 'get' ? undefined : {};
      const answer = await kaskad().request(method.toUpperCase(), path.replace(/\{[^}]+\}/g, 'x'), body);
      return { path, method, status: answer.status };
    });

    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !path.startsWith('/v1'))).toEqual([]);
    expect(answers.filter(({ status }) => status !== 401)).toEqual([]);
  }, 120_000);
});

/** A hundred paths one after another take minutes on an emulator; all at once would make it start a function for each. */
const AT_ONCE = 8;

const inTurns = async <T, R>(
  all: readonly T[],
  atOnce: number,
  ask: (one: T) => Promise<R>,
): Promise<R[]> => {
  const answers: R[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    answers.push(...(await Promise.all(all.slice(from, from + atOnce).map(ask))));
  return answers;
};

describe('quiet hours', () => {
  localOnly.it('hold an e-mail until the window ends in the person’s own zone', async () => {
    const now = new Date(await kaskad().now());
    const hour = (offset: number) => `${String((now.getUTCHours() + offset + 24) % 24).padStart(2, '0')}:00`;
    await kaskad().admin('PUT', '/v1/settings/contact', {
      timezone: 'UTC',
      quietHours: { email: `${hour(0)}-${hour(5)}` },
      caps: {},
    });
    const ann = await newShopper(kaskad(), 'quiet', {
      country: undefined,
      phone: undefined,
      timezone: 'UTC',
    });
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    expect(await ann.got()).toEqual([]);
    await kaskad().advance('PT5H');
    expect(await ann.got()).toEqual(['email']);
    await kaskad().admin('PUT', '/v1/settings/contact', { timezone: 'UTC', quietHours: {}, caps: {} });
  });
});

describe('journeys that lead on', () => {
  localOnly.it('set a trait and start another one, once', async () => {
    const journeys = [
      {
        id: 'first-order',
        name: 'First order',
        purpose: 'marketing',
        trigger: { event: 'Joined Club' },
        entry: { reentry: 'never' },
        steps: [
          { id: 'mark', kind: 'update', traits: { club: { var: 'event.properties.club' } } },
          { id: 'tell', kind: 'emit', event: 'Club Welcome Due', properties: { club: 'tea' } },
        ],
      },
      {
        id: 'club-welcome',
        name: 'Club welcome',
        purpose: 'marketing',
        trigger: { event: 'Club Welcome Due', where: { '==': [{ var: 'event.properties.club' }, 'tea'] } },
        audience: { '==': [{ var: 'profile.club' }, 'tea'] },
        steps: [{ id: 'hello', kind: 'send', channel: 'email', template: 'welcome-mail' }],
      },
    ];
    await kaskad().admin('PUT', '/v1/templates/welcome-mail', template);
    for (const { id, ...journey } of journeys) {
      expect((await kaskad().admin('PUT', `/v1/journeys/${id}`, journey)).status).toBeLessThan(300);
      expect((await kaskad().admin('POST', `/v1/journeys/${id}/publish`)).status).toBeLessThan(300);
    }
    const eva = await newShopper(kaskad(), 'eva', { firstName: 'Eva' });

    await eva.tracks('Joined Club', { club: 'tea' });
    await kaskad().advance('PT5S');

    expect((await eva.view()).traits.club).toBe('tea');
    expect(await eva.inbox()).toMatchObject([{ subject: 'Hello Eva', journeyId: 'club-welcome' }]);
  });
});
