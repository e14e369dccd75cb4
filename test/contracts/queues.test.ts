import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import type { Queues } from '../../core/queue/queues.ts';
import { sqsQueues } from '../../functions/adapters/sqs/queues.ts';
import { clientConfig, freshFixture } from '../local/support/fixture.ts';
import { fakeQueues } from '../support/fakes/queues.ts';

interface Rig {
  queues: Queues;
  /** As if the function had given a message up. */
  die(body: string): Promise<void>;
}

const local = freshFixture();

const fake = (): Rig => {
  const queues = fakeQueues(['wakes', 'archive']);
  return { queues, die: async (body) => queues.die('wakes', body) };
};

/** Dead letters are read from another queue than the one they go to: nobody works that one off. */
const real = (): Rig => {
  const sqs = new SQSClient(clientConfig(local()));
  const deadUrl = local().queue('ItemsDead').url;
  const archiveUrl = local().queue('WakesDead').url;
  const places = [
    { name: 'wakes' as const, url: local().queue('ReportsDead').url, deadUrl },
    { name: 'archive' as const, deadUrl: archiveUrl },
  ];
  const die = async (MessageBody: string) =>
    void (await sqs.send(new SendMessageCommand({ QueueUrl: deadUrl, MessageBody })));
  return { queues: sqsQueues(sqs, places), die };
};

const deadOf = async ({ queues }: Rig) => (await queues.states()).map(({ name, dead }) => [name, dead]);

describe.each([
  ['fake', fake],
  ['SQS', real],
])('queues, %s', (_, make) => {
  it('are counted, looked at without harm, and put back', async () => {
    const rig = make();
    const { queues, die } = rig;
    expect(await deadOf(rig)).toEqual([
      ['wakes', 0],
      ['archive', 0],
    ]);
    expect(await queues.redrive('wakes')).toEqual({ kind: 'none-dead' });

    await die('{"profileId":"p","enrollmentId":"e","wakeNo":1}');
    await die('{"jobId":"j","step":1}');

    for (const _again of [1, 2])
      expect((await queues.look('wakes')).map(({ kind }) => kind).sort()).toEqual(['job', 'wake']);
    expect((await queues.states())[0]).toMatchObject({ name: 'wakes', waiting: 0, dead: 2 });

    expect(await queues.redrive('wakes')).toEqual({ kind: 'started' });
    expect((await queues.states())[0]).toMatchObject({ name: 'wakes', waiting: 2, dead: 0 });
    expect(await queues.redrives('wakes')).toMatchObject([{ state: 'completed', moved: 2, total: 2 }]);
    expect(await queues.cancelRedrive('wakes')).toBe(false);
  });

  it('know what has no way back, and what is none', async () => {
    const { queues } = make();

    expect(queues.has('wakes')).toBe(true);
    expect(queues.has('profiles')).toBe(false);
    expect(await queues.redrive('archive')).toEqual({ kind: 'impossible' });
    expect(await queues.redrives('archive')).toEqual([]);
    expect(await queues.cancelRedrive('archive')).toBe(false);
  });
});
