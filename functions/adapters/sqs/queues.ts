import type { SQSClient } from '@aws-sdk/client-sqs';
import { NotFound, ProviderUnavailable } from '../../../core/errors.ts';
import { saidOf } from '../../../core/queue/dead-letter.ts';
import type { QueueName, Queues, RedriveStart } from '../../../core/queue/queues.ts';
import { countsOf } from './counts-of.ts';
import { lookAtDead } from './look-at-dead.ts';
import type { QueuePlace } from './queue-places.ts';
import { sqsRedrives } from './redrives.ts';
import { sortBack } from './sort-back.ts';

const unavailable = (cause: unknown): never => {
  throw new ProviderUnavailable('queues', false, { cause });
};

/** The queues of a deployment, as SQS counts them. */
export const sqsQueues = (sqs: SQSClient, places: readonly QueuePlace[]): Queues => {
  const moves = sqsRedrives(sqs);
  const placeOf = (name: QueueName): QueuePlace => {
    const place = places.find((one) => one.name === name);
    if (!place) throw new NotFound('queue', name);
    return place;
  };
  const stateOf = async ({ name, url, deadUrl }: QueuePlace) => {
    const [own, dead] = await Promise.all([url ? countsOf(sqs, url) : undefined, countsOf(sqs, deadUrl)]);
    const { waiting = 0, inFlight = 0, later = 0 } = own ?? {};
    return { name, waiting, inFlight, later, dead: dead.waiting + dead.inFlight };
  };
  /** The scheduler feeds two queues and has one place for what it could not hand over. */
  const sorted = async (deadUrl: string): Promise<RedriveStart> => {
    const urlFor = (body: string) => placeOf(saidOf(body).kind === 'job' ? 'jobs' : 'wakes').url ?? '';
    const moved = await sortBack(sqs, deadUrl, urlFor).catch(unavailable);
    return moved === 0 ? { kind: 'none-dead' } : { kind: 'moved', moved };
  };
  /** Undefined where SQS moves nothing: they did not come from a queue of its own. */
  const movable = async (name: QueueName): Promise<string | undefined> => {
    const { url, deadUrl } = placeOf(name);
    return url === undefined ? undefined : (await countsOf(sqs, deadUrl)).arn;
  };

  return {
    states: () => Promise.all(places.map(stateOf)).catch(unavailable),
    has: (name): name is QueueName => places.some((one) => one.name === name),
    look: (name) => lookAtDead(sqs, placeOf(name).deadUrl).catch(unavailable),

    async redrive(name) {
      const { url, deadUrl } = placeOf(name);
      if (name === 'schedules') return sorted(deadUrl);
      if (url === undefined) return { kind: 'impossible' };
      const [own, dead] = await Promise.all([countsOf(sqs, url), countsOf(sqs, deadUrl)]).catch(unavailable);
      if (dead.waiting + dead.inFlight === 0) return { kind: 'none-dead' };
      return { kind: await moves.start(dead.arn, own.arn).catch(unavailable) };
    },

    async redrives(name) {
      const arn = await movable(name).catch(unavailable);
      return arn === undefined ? [] : moves.list(arn).catch(unavailable);
    },

    async cancelRedrive(name) {
      const arn = await movable(name).catch(unavailable);
      return arn !== undefined && moves.cancel(arn).catch(unavailable);
    },
  };
};
