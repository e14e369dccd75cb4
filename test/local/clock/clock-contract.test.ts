import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { clientConfig, freshFixture, localCall, postItems } from '../support/fixture.ts';

const local = freshFixture();
const clock = (body: unknown) => localCall(local(), 'POST', 'clock', body);
const nowMs = async () =>
  Date.parse(((await localCall(local(), 'GET', 'clock')).body as { now: string }).now);

describe('POST /_local/clock', () => {
  it('starts at wall time and keeps running', async () => {
    const first = await nowMs();
    expect(Math.abs(first - Date.now())).toBeLessThan(2_000);
    expect(await nowMs()).toBeGreaterThanOrEqual(first);
  });

  it('advances by a duration and ends on a whole second', async () => {
    const before = await nowMs();
    const { body } = await clock({ advance: 'PT1H' });
    const { now, fired } = body as { now: string; fired: number };
    expect(now).toMatch(/:\d\d\.000Z$/);
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(3_600_000);
    expect(Date.parse(now) - before).toBeLessThan(3_602_000);
    expect(fired).toBe(0);
  });

  it('sets an instant', async () => {
    const target = new Date(Math.ceil((await nowMs()) / 1000) * 1000 + 86_400_000).toISOString();
    expect((await clock({ set: target })).body).toEqual({ now: target, fired: 0 });
  });

  it.each([
    [{}],
    [{ advance: 'soon' }],
    [{ advance: '-PT1H' }],
    [{ advance: 3600 }],
    [{ set: '2001-01-01T00:00:00Z' }],
    [{ set: 'tomorrow' }],
    [{ set: '+300000-01-01T00:00:00Z' }],
    [{ advance: 'PT1H', set: '2100-01-01T00:00:00Z' }],
  ])('refuses %j as a problem and changes nothing', async (body) => {
    const before = await nowMs();
    const answer = await clock(body);
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json', body: { status: 400 } });
    expect((await nowMs()) - before).toBeLessThan(5_000);
  });

  it('fires what falls due in order, what is re-armed on the way too, and counts it', async () => {
    await postItems(local(), [
      { id: 'late', kind: 'thing', waitMs: 7_200_000 },
      { id: 'soon', kind: 'thing', waitMs: 1_800_000, rearms: 2 },
    ]);
    await local().idle();
    const { body } = await clock({ advance: 'PT2H10S' });
    expect(body).toMatchObject({ fired: 4 });
    const sent = local()
      .outbox.entries()
      .map(({ profileId, at }) => ({ profileId, at: Date.parse(at) }));
    expect(sent.map(({ profileId }) => profileId)).toEqual(['soon', 'late']);
    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_790_000);
  });

  it('counts what was put on a queue for later, too', async () => {
    const client = new SQSClient(clientConfig(local()));
    const QueueUrl = local().queue('ItemsDead').url;
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 60 }));

    expect((await clock({ advance: 'PT50S' })).body).toMatchObject({ fired: 0 });
    expect((await clock({ advance: 'PT20S' })).body).toMatchObject({ fired: 1 });
    expect((await clock({ advance: 'PT20S' })).body).toMatchObject({ fired: 0 });
  });

  it('does not fire what is due after the target', async () => {
    await postItems(local(), [{ id: 'after', kind: 'thing', waitMs: 3_600_000 }]);
    await local().idle();
    expect((await clock({ advance: 'PT59M' })).body).toMatchObject({ fired: 0 });
    expect((await clock({ advance: 'PT2M' })).body).toMatchObject({ fired: 1 });
  });

  it('plays two advances at once one after the other', async () => {
    const before = await nowMs();
    await Promise.all([clock({ advance: 'PT1H' }), clock({ advance: 'PT1H' })]);
    expect((await nowMs()) - before).toBeGreaterThanOrEqual(7_200_000);
  });
});
