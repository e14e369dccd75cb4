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
