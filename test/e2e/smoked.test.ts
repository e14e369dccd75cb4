import { expect, it } from '@jest/globals';
import { apiAt } from '../../bin/kaskad/api.ts';
import { mailboxes, type SmokePorts, smokePlan } from '../../bin/smoke/plan.ts';
import { walk } from '../../bin/smoke/step.ts';
import { freshKaskad } from '../support/kaskad.ts';
import { keys, localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

localOnly.describe('the smoke run, with a house of this machine in place of an account', () => {
  const rig = (more: Partial<SmokePorts> = {}) => {
    const done: string[] = [];
    const said: string[] = [];
    const note = (what: string) => async () => void done.push(what);
    const ports: SmokePorts = {
      ...{ sender: 'me@shop.example', apiAt, refuseIfThere: note('look'), checkSender: note('sender') },
      ...{ deploy: note('deploy'), remove: note('remove') },
      apiUrl: async () => kaskad().url,
      seedKeys: async () => keys,
      rest: async () => false,
      ...more,
    };
    return { done, said, walk: () => walk(smokePlan(ports), (line) => void said.push(line)) };
  };

  /** What SES's mailboxes do. */
  const reported = async () => {
    await kaskad().idle();
    for (const { sendId, to } of await kaskad().outbox())
      await kaskad().feedback(sendId, mailboxes[to] ?? '');
    await kaskad().idle();
    return true;
  };

  it('sends, sees all three reports, and takes the stage away', async () => {
    const { done, said, walk } = rig({ rest: reported });

    expect(await walk()).toEqual({ undone: ['cdk deploy --all'], stayed: [] });
    expect(said.filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(done).toEqual(['look', 'sender', 'deploy', 'remove']);
  });

  it('takes it away although nobody reports, and says who did not', async () => {
    const { done, walk } = rig({ apiAt: (url, token) => ({ ...apiAt(url, token), ask: nobody }) });
    const { failed } = await walk();

    expect(String(failed?.error)).toContain('success@simulator.amazonses.com delivered');
    expect(done.at(-1)).toBe('remove');
  });

  it('touches nothing where the stage is there', async () => {
    const refuseIfThere = async () => Promise.reject(new Error('somebody’s'));
    const { done, walk } = rig({ refuseIfThere });

    expect((await walk()).failed?.name).toBe('the stage is new to this account');
    expect(done).toEqual([]);
  });
});

const nobody = async () => new Response('{}', { status: 404 });
