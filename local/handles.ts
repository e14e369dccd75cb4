import { BadTarget } from './clock/advance.ts';
import type { LocalQueue } from './contract.ts';
import { readClockRequest } from './control/clock-request.ts';
import { sdkEnvironment } from './function/environment.ts';
import type { LogSink } from './function/log-sink.ts';
import { untilIdle } from './idle.ts';
import type { Feedback } from './outbox/feedback.ts';
import type { Endpoints } from './ports.ts';
import type { Queue } from './queue/queue.ts';
import type { Runtime } from './runtime.ts';
import type { Surroundings } from './template/surroundings.ts';

interface HandleParts {
  readonly runtime: Runtime;
  readonly feedback: Feedback;
  readonly logs: LogSink;
  readonly endpoints: Endpoints;
  readonly surroundings: Surroundings;
}

/** What a program may do with a running copy, apart from stopping it. */
export function handles({ runtime, feedback, logs, endpoints, surroundings }: HandleParts) {
  const { clock, advance, outbox, activity, queues, fedQueues, streams } = runtime;
  const moveBy = async (request: unknown) => {
    const targetOf = readClockRequest(request);
    if (!targetOf) throw new BadTarget(`No clock request: ${JSON.stringify(request)}`);
    return await advance(targetOf);
  };
  return {
    awsUrl: endpoints.aws.url,
    environment: sdkEnvironment({
      region: surroundings.region,
      aws: endpoints.aws.url,
      dynamodb: endpoints.database.endpoint,
    }),
    clock: {
      nowMs: clock.nowMs,
      advance: (duration: string) => moveBy({ advance: duration }),
      set: (instant: string) => moveBy({ set: instant }),
    },
    outbox: { entries: outbox.entries },
    feedback: async (...[sendId, type]: Parameters<Feedback>) => {
      const outcome = feedback(sendId, type);
      await activity.rest();
      return outcome;
    },
    idle: () => untilIdle(activity, fedQueues).then(streams.flush),
    queue: (logicalId: string) => queueOf(queues, logicalId),
    logs,
  };
}

function queueOf(queues: readonly Queue[], logicalId: string): LocalQueue {
  const found =
    queues.find(({ model }) => model.logicalId === logicalId) ??
    queues.find(({ model }) => model.logicalId.startsWith(logicalId));
  if (!found) throw new Error(`No queue has the logical id ${logicalId}`);
  return { url: found.model.url, size: found.size };
}
