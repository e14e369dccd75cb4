import * as z from 'zod';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { deadLetterSchema, queueSchema } from '../../../functions/api/queues/queue-json.ts';
import type { Api } from '../api.ts';
import { CannotTell } from '../cannot-tell.ts';
import type { Say } from '../commands.ts';

export type QueueView = z.infer<typeof queueSchema>;
export type LetterView = z.infer<typeof deadLetterSchema>;

export interface DeadQueue extends QueueView {
  /** Up to ten of them. */
  letters: LetterView[];
}

/** The queues that hold dead letters, of all or of one, each with a look at some of them. @throws CannotTell for one that is not there */
export const deadQueues = async (api: Pick<Api, 'json'>, only: string | undefined): Promise<DeadQueue[]> => {
  const all = await api.json(z.array(queueSchema), 'GET', '/v1/queues');
  if (only !== undefined && !all.some(({ name }) => name === only))
    throw new CannotTell(`There is no queue ${only}: ${all.map(({ name }) => name).join(', ')}.`);
  const dead = all.filter(({ name, dead }) => dead > 0 && (only === undefined || name === only));
  const answer = z.object({ letters: z.array(deadLetterSchema) });
  const looked = dead.map(async (queue) => ({
    ...queue,
    letters: (await api.json(answer, 'GET', `/v1/queues/${queue.name}/dead`)).letters,
  }));
  return Promise.all(looked);
};

const ageOf = (sentAt: string, nowMs: number): string => {
  const ms = nowMs - Date.parse(sentAt);
  if (ms >= 2 * DAY_MS) return `${Math.floor(ms / DAY_MS)} days`;
  return ms >= 2 * HOUR_MS
    ? `${Math.floor(ms / HOUR_MS)} hours`
    : `${Math.max(0, Math.floor(ms / MINUTE_MS))} minutes`;
};

const reasonOf = ({ errorCode, receivedTimes }: LetterView): string =>
  errorCode ?? (receivedTimes > 0 ? `failed ${receivedTimes} times` : 'not handed over');

/** Which function's log says why. */
const workers: Partial<Record<QueueView['name'], string>> = {
  profiles: 'update-profile',
  wakes: 'advance-enrollment',
  deliveries: 'record-delivery',
  jobs: 'run-jobs',
  counts: 'keep-counts',
};

const lineOf = (letter: LetterView, nowMs: number): string => {
  const about = letter.names.length > 0 ? `${letter.kind} (${letter.names.join(', ')})` : letter.kind;
  return `  ${ageOf(letter.sentAt, nowMs)} old, ${about}: ${reasonOf(letter)}`;
};

/** What lies there: how many, since when, about what, and why as far as anybody knows; no word of anybody. */
export const tellDead = (queues: readonly DeadQueue[], nowMs: number, say: Say): void => {
  for (const { name, dead, letters, canRedrive } of queues) {
    say(`${name}: ${dead} dead letters${canRedrive ? '' : ', which have no way back'}`);
    for (const letter of letters) say(lineOf(letter, nowMs));
    if (dead > letters.length) say(`  and ${dead - letters.length} more`);
    const worker = workers[name];
    if (worker) say(`  Why: npx kaskad tail --logs ${worker} --stage … --filter ERROR --since 24h`);
  }
};
