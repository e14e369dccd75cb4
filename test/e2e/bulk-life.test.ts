import { describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const template = {
  id: 'club-mail',
  channel: 'email',
  subject: 'The club',
  text: 'Hello',
  html: '<p>Hello</p>',
};

/** An hour's wait, then a mail. */
const publish = async (id: string) => {
  const journey = {
    id,
    trigger: { event: `Joined ${id}` },
    steps: [
      { id: 'idle', kind: 'wait', for: 'PT1H' },
      { id: 'hello', kind: 'send', channel: 'email', template: 'club-mail' },
    ],
  };
  await kaskad().admin('PUT', '/v1/templates/club-mail', template);
  expect((await kaskad().admin('PUT', `/v1/journeys/${id}`, journey)).status).toBe(200);
  expect((await kaskad().admin('POST', `/v1/journeys/${id}/publish`)).status).toBe(200);
};

const inside = async (journeyId: string, count: number) => {
  const shoppers = [];
  for (let no = 0; no < count; no++) {
    const shopper = await newShopper(kaskad(), `${journeyId}-${no}`);
    await shopper.tracks(`Joined ${journeyId}`);
    shoppers.push(shopper);
  }
  return shoppers;
};

const jobAfter = async (answer: { json: Record<string, unknown> }) => {
  await kaskad().idle();
  return (await kaskad().admin('GET', `/v1/jobs/${answer.json.jobId}`)).json;
};

describe('stopping a journey', () => {
  localOnly.it('ends everybody inside at once, and says how many', async () => {
    await publish('stopped');
    const shoppers = await inside('stopped', 3);

    const job = await jobAfter(await kaskad().admin('POST', '/v1/journeys/stopped/stop'));

    expect(job).toMatchObject({ kind: 'stop-journey', status: 'done', counts: { ended: 3 } });
    for (const shopper of shoppers)
      expect(await shopper.enrollment('stopped')).toMatchObject({ status: 'stopped', reason: 'stopped' });
    expect((await kaskad().admin('GET', '/v1/jobs')).json).toMatchObject({ jobs: [{ id: job.id }] });
  });
});

describe('a pause', () => {
  localOnly.it('keeps what falls due, which goes on at once after it', async () => {
    await publish('paused');
    const shoppers = await inside('paused', 3);
    await kaskad().admin('POST', '/v1/journeys/paused/pause');
    await kaskad().advance('PT3H');
    const mails = async () => {
      const all = await kaskad().outbox();
      return all.filter(({ journeyId }) => journeyId === 'paused').length;
    };
    expect(await mails()).toBe(0);

    const resumed = await kaskad().admin('POST', '/v1/journeys/paused/resume');
    expect(resumed.json).toMatchObject({ status: 'live', overdue: 3 });
    await kaskad().idle();
    await kaskad().advance('PT2S');

    expect(await mails()).toBe(3);
    for (const shopper of shoppers)
      expect(await shopper.enrollment('paused')).toMatchObject({ status: 'completed' });
    await kaskad().advance('PT2M');
    expect(await jobAfter(resumed)).toMatchObject({ status: 'done', counts: { resumed: 3, tooLate: 0 } });
  });

  localOnly.it('of a night drops what was due in the evening', async () => {
    await publish('long');
    await inside('long', 1);
    await kaskad().admin('POST', '/v1/journeys/long/pause');
    await kaskad().advance('PT9H');
    const resumed = await kaskad().admin('POST', '/v1/journeys/long/resume');
    await kaskad().idle();
    await kaskad().advance('PT5M');

    expect(await jobAfter(resumed)).toMatchObject({ counts: { resumed: 1, tooLate: 1 } });
    expect((await kaskad().outbox()).filter(({ journeyId }) => journeyId === 'long')).toEqual([]);
  });
});

describe('people inside a journey', () => {
  const standing = async (shoppers: Awaited<ReturnType<typeof inside>>, journeyId: string) => {
    const all = [];
    for (const shopper of shoppers) all.push((await shopper.enrollment(journeyId))?.status);
    return all;
  };

  localOnly.it('are listed and counted by step', async () => {
    await publish('listed');
    await inside('listed', 3);

    const { people } = (await kaskad().admin('GET', '/v1/journeys/listed/people?stepId=idle')).json;
    expect(people).toHaveLength(3);
    expect((await kaskad().admin('GET', '/v1/journeys/listed/people/count')).json).toEqual({
      ...{ inside: 3, waiting: 0, lookedAt: 3 },
      steps: { idle: 3 },
    });
  });

  localOnly.it('are removed, and put back where they stood', async () => {
    await publish('removed');
    const shoppers = await inside('removed', 3);
    const removed = await kaskad().admin('POST', '/v1/journeys/removed/remove', {
      all: true,
      why: 'sold out',
    });
    expect(await jobAfter(removed)).toMatchObject({ status: 'done', counts: { told: 3 } });
    expect(await standing(shoppers, 'removed')).toEqual(['exited', 'exited', 'exited']);

    const undone = await kaskad().admin('POST', `/v1/jobs/${removed.json.jobId}/undo`);
    expect(undone.status).toBe(202);
    await kaskad().idle();
    expect(await standing(shoppers, 'removed')).toEqual(['active', 'active', 'active']);
    await kaskad().advance('PT61M');
    expect((await kaskad().outbox()).filter(({ journeyId }) => journeyId === 'removed')).toHaveLength(3);
  });

  localOnly.it('begin again, or go on in the version in effect', async () => {
    await publish('again');
    const [ann] = await inside('again', 1);
    await kaskad().advance('PT30M');
    const change = (await kaskad().admin('GET', '/v1/journeys/again')).json.published as {
      steps: Record<string, unknown>[];
    };
    const steps = [{ ...change.steps[0], for: 'PT20M' }, change.steps[1]];
    await kaskad().admin('PUT', '/v1/journeys/again', { ...change, steps });
    await kaskad().admin('POST', '/v1/journeys/again/publish');

    const restarted = await kaskad().admin('POST', '/v1/journeys/again/restart', { all: true });
    await jobAfter(restarted);
    await kaskad().admin('POST', `/v1/jobs/${restarted.json.jobId}/undo`);
    await kaskad().idle();
    const moved = await kaskad().admin('POST', '/v1/journeys/again/move', { fromVersion: 1 });
    expect(await jobAfter(moved)).toMatchObject({ counts: { told: 1, left: 0 } });
    await kaskad().advance('PT2S');

    const hers = (await ann?.view())?.enrollments.filter(({ journeyId }) => journeyId === 'again') ?? [];
    expect(hers.map(({ status, reason }) => [status, reason]).toSorted()).toEqual([
      ['completed', undefined],
      ['exited', 'undone'],
    ]);
    expect((await kaskad().outbox()).filter(({ journeyId }) => journeyId === 'again')).toHaveLength(1);
  });
});
