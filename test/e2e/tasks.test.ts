import { describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const save = async (path: string, document: object) => {
  const put = await kaskad().admin('PUT', `/v1/${path}`, document);
  expect([path, put.json.faults]).toEqual([path, undefined]);
  expect([path, (await kaskad().admin('POST', `/v1/${path}/publish`)).status]).toEqual([path, 200]);
};

type TaskView = { id: string; status: string; title: string; text: string; phone: string; reason?: string };
const tasksIn = async (queue: string, status = 'open') =>
  (await kaskad().admin('GET', `/v1/tasks?queue=${queue}&status=${status}`)).json.tasks as TaskView[];
const act = (id: string, what: string, body: object) =>
  kaskad().admin('POST', `/v1/tasks/${id}/${what}`, body);

const callJourney = (id: string, more: object[] = []) => ({
  id,
  purpose: 'transactional',
  trigger: { event: `Asked ${id}` },
  exit: [{ event: 'Order Completed' }],
  steps: [
    {
      id: 'call',
      kind: 'task',
      queue: id,
      title: 'Call {{ profile.firstName }}',
      text: 'About {{ event.properties.what }}',
    },
    ...more,
    { id: 'rest', kind: 'wait', for: 'P3D' },
  ],
});

const asks = async (journeyId: string, shopper: Shopper) => {
  await shopper.tracks(`Asked ${journeyId}`, { what: 'a kettle' });
  await kaskad().advance('PT2S');
};

describe('a task for an agent', () => {
  localOnly.it(
    'stands in its work list, goes to one agent, and its outcome is told to journeys',
    async () => {
      await save('journeys/calling', callJourney('calling'));
      await save('journeys/after-call', {
        id: 'after-call',
        trigger: { event: 'Task Done', where: { '==': [{ var: 'event.properties.outcome' }, 'interested'] } },
        steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
      });
      const ann = await newShopper(kaskad(), 'ann', { firstName: 'Ann' });
      await asks('calling', ann);

      const [task] = await tasksIn('calling');
      expect(task).toMatchObject({
        title: 'Call Ann',
        text: 'About a kettle',
        phone: ann.phone,
        status: 'open',
      });
      const id = String(task?.id);
      expect((await act(id, 'claim', { agent: 'eve' })).json).toMatchObject({
        status: 'claimed',
        claimedBy: 'eve',
      });
      expect((await act(id, 'claim', { agent: 'bob' })).status).toBe(409);
      expect((await act(id, 'outcome', { agent: 'bob', outcome: 'answered' })).status).toBe(409);
      expect((await act(id, 'outcome', { agent: 'eve', outcome: 'dance' })).status).toBe(400);
      const done = await act(id, 'outcome', { agent: 'eve', outcome: 'interested', note: 'Call on Friday' });
      expect(done.json).toMatchObject({ status: 'done', outcome: 'interested' });
      await kaskad().idle();

      expect(await tasksIn('calling')).toEqual([]);
      expect(await tasksIn('calling', 'closed')).toMatchObject([{ id, status: 'done' }]);
      expect(await ann.enrollment('after-call')).toMatchObject({ status: 'active' });
    },
  );

  localOnly.it('is taken back as soon as she orders, also from whoever is about to call', async () => {
    await save('journeys/ordering', callJourney('ordering'));
    const ann = await newShopper(kaskad());
    await asks('ordering', ann);
    const [task] = await tasksIn('ordering');
    const id = String(task?.id);

    await ann.orders({}, 'pos');

    expect(await tasksIn('ordering')).toEqual([]);
    expect((await kaskad().admin('GET', `/v1/tasks/${id}`)).json).toMatchObject({
      status: 'withdrawn',
      reason: 'ordered',
    });
    expect((await act(id, 'claim', { agent: 'eve' })).status).toBe(409);
  });

  localOnly.it(
    'as a rung of a cascade ends it when she was reached, and does not when she was not',
    async () => {
      await save('templates/call-her', {
        id: 'call-her',
        channel: 'agent',
        subject: 'Call',
        text: 'Say hello',
      });
      await save('templates/later-mail', {
        id: 'later-mail',
        channel: 'email',
        subject: 'Hello',
        text: 'Hello',
      });
      await save('journeys/ladder', {
        id: 'ladder',
        purpose: 'transactional',
        trigger: { event: 'Asked ladder' },
        steps: [
          {
            id: 'remind',
            kind: 'cascade',
            order: ['agent', 'email'],
            rungs: {
              agent: { template: 'call-her', wait: 'PT2H' },
              email: { template: 'later-mail', wait: 'PT2H' },
            },
          },
        ],
      });
      const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
      for (const one of [ann, bob]) await asks('ladder', one);
      const tasks = await tasksIn('calls');
      expect(tasks).toHaveLength(2);
      for (const { id, phone } of tasks)
        await act(id, 'outcome', { outcome: phone === ann.phone ? 'not-interested' : 'no-answer' });
      await kaskad().idle();
      await kaskad().advance('PT3H');

      expect(await ann.enrollment('ladder')).toMatchObject({ status: 'exited', reason: 'reacted' });
      expect(await ann.inbox()).toEqual([]);
      expect((await bob.inbox()).map(({ channel }) => channel)).toEqual(['email']);
    },
  );

  localOnly.it('that ends with "no more calls" is kept as her word', async () => {
    await save('journeys/refusing', callJourney('refusing'));
    const ann = await newShopper(kaskad());
    await asks('refusing', ann);
    const [task] = await tasksIn('refusing');
    await act(String(task?.id), 'outcome', { outcome: 'do-not-call' });
    await kaskad().idle();
    expect((await ann.view()).consent).toContainEqual(
      expect.objectContaining({ channel: 'agent', address: ann.phone, status: 'denied' }),
    );
  });
});
