import { expect } from '@jest/globals';
import { routes } from '../../functions/api/routes/index.ts';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

/** Nothing of her is a word that anything else here is made of. */
const her = {
  email: 'wilhelmine.q@postfach-zwei.example',
  phone: '+4915187654321',
  userId: 'konto-774411',
  anonymousId: 'browser-9f8e7d',
  deviceToken: 'geraet-5a5a5a5a',
  loyaltyCard: 'karte-330022',
  shopsOwn: 'clubnummer-1212',
  lastName: 'Quittenbaum',
  street: 'Lindenallee',
  telegram: 'minchen_q',
  ip: '203.0.113.77',
  /** What a task and an operator say of her. */
  spoken: 'Fuchsbau',
};
/** A piece of a contact is one too. */
const pieces = [...Object.values(her), 'wilhelmine', 'postfach-zwei', '15187654321', '87654321'];

const as = (token: string, method: string, path: string, body?: unknown) =>
  kaskad().request(method, path, body, { authorization: `Bearer ${token}` });
const said = async (event: object) => {
  await kaskad().batch([event as Record<string, unknown>], SERVER);
  await kaskad().idle();
};

const save = async (path: string, document: object) => {
  expect([path, (await kaskad().admin('PUT', `/v1/${path}`, document)).json.faults]).toEqual([
    path,
    undefined,
  ]);
  expect((await kaskad().admin('POST', `/v1/${path}/publish`)).status).toBe(200);
};

/** Writes to her, has her called, and puts her on a list. */
const houseAtWork = async () => {
  await save('templates/hello', {
    ...{ id: 'hello', channel: 'email', subject: 'For {{ profile.lastName }}' },
    text: '{{ profile.email }} {{ profile.street }}',
  });
  await save('templates/hello-sms', { id: 'hello-sms', channel: 'sms', text: '{{ profile.phone }}' });
  await save('segments/known', { id: 'known', condition: { '!!': [{ var: 'profile.lastName' }] } });
  await save('journeys/greet', {
    id: 'greet',
    purpose: 'transactional',
    trigger: { event: 'Greeted' },
    steps: [
      { id: 'mail', kind: 'send', channel: 'email', template: 'hello' },
      { id: 'sms', kind: 'send', channel: 'sms', template: 'hello-sms' },
      {
        ...{ id: 'call', kind: 'task', queue: 'calls' },
        ...{ title: 'Call {{ profile.lastName }}', text: 'At the {{ event.properties.where }}' },
      },
      { id: 'rest', kind: 'wait', for: 'P3D' },
    ],
  });
};

const sheBecomesKnown = async () => {
  const { email, phone, userId, anonymousId, deviceToken, loyaltyCard, lastName, street, telegram, ip } = her;
  const context = {
    ip,
    device: { token: deviceToken, type: 'ios' },
    page: { url: `https://shop.example/?m=${email}` },
  };
  const consent = { email: 'granted', sms: 'granted' };
  const named = { firstName: 'Mina', lastName, street, telegram, nickname: her.shopsOwn };
  const traits = { email, phone, loyaltyCard, country: 'DE', consent, ...named };
  await said({ type: 'identify', userId, anonymousId, traits, context });
  await said({
    ...{ type: 'track', userId, event: 'Product Added' },
    properties: {
      product_id: 'p1',
      name: 'Kettle',
      price: 19.9,
      currency: 'EUR',
      cart_url: `https://shop.example/c?m=${email}`,
    },
  });
  await said({ type: 'track', userId, event: 'Greeted', properties: { where: her.spoken } });
  await kaskad().advance('PT2H');
  const person = await kaskad().lookup('userId', userId);
  const id = person?.id ?? '';
  const told = { text: `${her.spoken}, ${phone}` };
  expect((await kaskad().admin('POST', `/v1/profiles/${id}/complaints`, told)).status).toBe(202);
  await kaskad().idle();
  return id;
};

/** What stands for `{id}` and its like in each path, so that answers are about her. */
const namesFor = async (profileId: string) => {
  const tasks = (await kaskad().admin('GET', '/v1/tasks?queue=calls')).json.tasks as { id: string }[];
  const asked = await kaskad().admin('POST', '/v1/messages', {
    idempotencyKey: 'm1',
    template: 'hello',
    channel: 'email',
    profileId,
  });
  return {
    profiles: profileId,
    tasks: tasks[0]?.id ?? '',
    journeys: 'greet',
    segments: 'known',
    templates: 'hello',
    messages: String(asked.json.sendId),
  };
};

const aboutHer = [
  '/v1/profiles/lookup',
  '/v1/profiles/find',
  '/v1/replies',
  '/v1/profiles/{id}',
  '/v1/profiles/{id}/timeline',
  '/v1/profiles/{id}/why',
  '/v1/profiles/{id}/merges',
  '/v1/messages/{sendId}',
  '/v1/tasks',
  '/v1/tasks/{id}',
  '/v1/journeys/{id}/people',
  '/v1/segments/{id}/members',
];

localOnly.it('a viewer finds no piece of her contacts in any answer; an operator finds them', async () => {
  await houseAtWork();
  const profileId = await sheBecomesKnown();
  const names: Record<string, string> = await namesFor(profileId);
  const found: string[] = [];
  const answered: string[] = [];

  const queries: Record<string, string> = {
    '/v1/profiles/lookup': '?namespace=userId&value=konto-774411',
    '/v1/tasks': '?queue=calls',
    '/v1/profiles/find': '?q=konto-774411',
  };
  for (const { path } of routes.filter(({ method }) => method === 'GET')) {
    const name = names[path.split('/')[2] ?? ''] ?? 'x';
    const at = path.replace(/\{\w+\}/g, name) + (queries[path] ?? '');
    const { status, text } = await as('local-viewer', 'GET', at);
    if (status === 200) answered.push(path);
    found.push(...pieces.filter((piece) => text.includes(piece)).map((piece) => `${piece} in ${path}`));
  }

  expect(found).toEqual([]);
  expect(aboutHer.filter((path) => !answered.includes(path))).toEqual([]);
  const operator = await as('local-operator', 'GET', `/v1/profiles/${profileId}`);
  for (const contact of [her.email, her.phone, her.lastName, her.deviceToken])
    expect(operator.text).toContain(contact);
});

localOnly.it('a marketer sees how a message would look for her, and not whom it reaches', async () => {
  const profileId = (await kaskad().lookup('userId', her.userId))?.id ?? '';
  const spelt = {
    id: 'hello',
    channel: 'email',
    subject: 'Hi {{ profile.firstName }}',
    text: '{{ profile.email | split: "" | join: "-" }}',
  };

  const preview = await as('local-marketer', 'POST', '/v1/templates/hello/preview', {
    profileId,
    document: spelt,
  });
  const segment = await as('local-marketer', 'POST', '/v1/segments/preview', {
    condition: { '!!': [{ var: 'profile.lastName' }] },
  });
  const walked = await as('local-marketer', 'POST', '/v1/journeys/greet/simulate', {
    ...{ profileId, happenings: [{ event: 'Greeted' }] },
  });

  expect([preview.status, segment.status, walked.status]).toEqual([200, 200, 200]);
  expect(preview.json).toMatchObject({ subject: 'Hi Mina', to: '•••@•••' });
  expect(segment.json).toMatchObject({ size: 1, sample: [{ email: '•••@•••', phone: '+•••' }] });
  const all = preview.text + segment.text + walked.text;
  expect(pieces.filter((piece) => all.includes(piece))).toEqual([]);
  expect(all).not.toContain('w-i-l-h');
});
