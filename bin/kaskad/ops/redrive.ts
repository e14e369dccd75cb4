import * as z from 'zod';
import { redriveSchema } from '../../../functions/api/queues/queue-json.ts';
import { type Api, detailOf } from '../api.ts';
import type { ExitCode, Say } from '../commands.ts';
import { type DeadQueue, deadQueues, tellDead } from './dead-letters.ts';

export interface RedriveAsk {
  /** All of them where none is named. */
  queue?: string | undefined;
  nowMs: number;
  /** Asked after the look; false leaves everything where it is. */
  isSure(question: string): Promise<boolean>;
  /** Between two looks at how far it is. */
  rest(): Promise<void>;
}

const startedSchema = z.looseObject({ state: z.string(), moved: z.int().optional() });
const redrivesSchema = z.object({ redrives: z.array(redriveSchema) });
/** Moved by hand, so many at a time. */
const MOST_STEPS = 1_000;

const followed = async (api: Api, path: string, rest: RedriveAsk['rest']): Promise<string> => {
  for (;;) {
    const [latest] = (await api.json(redrivesSchema, 'GET', path)).redrives;
    if (!latest || latest.state === 'completed') return `${latest?.moved ?? 0} put back`;
    if (latest.state !== 'running')
      return `${latest.state} after ${latest.moved}${latest.failure ? `: ${latest.failure}` : ''}`;
    await rest();
  }
};

/** Some queues are moved at once and step by step, others by SQS while we look. */
const putBack = async (api: Api, name: string, rest: RedriveAsk['rest']): Promise<[ExitCode, string]> => {
  const path = `/v1/queues/${name}/redrive`;
  let moved = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const answer = await api.ask('POST', path, { why: 'npx kaskad redrive' });
    const body: unknown = await answer.json().catch(() => ({}));
    if (!answer.ok) return moved > 0 ? [0, `${moved} put back`] : [1, detailOf(body, answer.status)];
    const started = startedSchema.parse(body);
    if (started.moved === undefined) {
      const outcome = await followed(api, path, rest);
      return [outcome.endsWith('put back') ? 0 : 1, outcome];
    }
    moved += started.moved;
    if (started.moved === 0) return [0, `${moved} put back`];
  }
  return [1, `${moved} put back, and more are left: run it again`];
};

const question = (queues: readonly DeadQueue[]): string =>
  `Is the cause gone? Put back what is dead in ${queues.map(({ name }) => name).join(', ')}?`;

/** Looks first, asks, and puts dead letters back: what was applied before changes nothing a second time. */
export const redrive = async (api: Api, ask: RedriveAsk, say: Say): Promise<ExitCode> => {
  const found = await deadQueues(api, ask.queue);
  tellDead(found, ask.nowMs, say);
  const movable = found.filter(({ canRedrive }) => canRedrive);
  if (found.length === 0) say('No dead letters.');
  if (movable.length === 0) return 0;
  if (!(await ask.isSure(question(movable)))) {
    say('Left where they are.');
    return 1;
  }
  let code: ExitCode = 0;
  for (const { name } of movable) {
    const [outcome, words] = await putBack(api, name, ask.rest);
    say(`${name}: ${words}`);
    if (outcome === 1) code = 1;
  }
  return code;
};
