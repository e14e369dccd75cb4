import type { lookupProfile } from '../../../../functions/api/routes/lookup-profile.ts';
import { ask } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { localRun } from '../../start/synthetic/local-run.ts';
import type { Left, StoryRun } from './play-cart.ts';

const settled = async (): Promise<void> => {
  const response = await fetch('/_local/idle');
  if (!response.ok) throw new Error(`/_local/idle answered ${response.status}`);
};

/** The local run that the console stands beside. */
export const storyRun: StoryRun = {
  nowMs: localRun.nowMs,
  moveTo: localRun.moveTo,
  outbox: (from) => localRun.outbox(from) as Promise<readonly Left[]>,
  async send(events) {
    await localRun.send(events as Parameters<typeof localRun.send>[0]);
    await settled();
  },
  async lookup(value) {
    try {
      return await ask<typeof lookupProfile>('/v1/profiles/lookup', { query: { namespace: 'email', value } });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return undefined;
      throw error;
    }
  },
};
