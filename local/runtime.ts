import { eventBridgeService } from './aws/eventbridge.ts';
import { firehoseService } from './aws/firehose.ts';
import { createPushEndpoints } from './aws/push-endpoints.ts';
import { s3Service } from './aws/s3.ts';
import { schedulerService } from './aws/scheduler.ts';
import type { Services } from './aws/server.ts';
import { sesService } from './aws/ses.ts';
import { snsService } from './aws/sns.ts';
import { sqsService } from './aws/sqs.ts';
import { type Buses, createBuses } from './bus/buses.ts';
import { type Activity, createActivity } from './clock/activity.ts';
import { type Advance, createAdvance } from './clock/advance.ts';
import { type Agenda, createAgenda } from './clock/agenda.ts';
import { createVirtualClock, type VirtualClock } from './clock/virtual-clock.ts';
import { createFunctionHost, type FunctionHost } from './function/host.ts';
import type { LogSink } from './function/log-sink.ts';
import type { Meter } from './meter.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { createPushService, type PushService } from './push/push-service.ts';
import { startPoller } from './queue/poller.ts';
import { createQueue, type Queue } from './queue/queue.ts';
import { createSchedules, type Schedules } from './schedule/schedules.ts';
import { type Buckets, createBuckets } from './store/buckets.ts';
import type { Journal } from './store/journal.ts';
import { createStreams, type Streams } from './stream/streams.ts';
import { createTargets, type Targets } from './targets.ts';
import type { Model } from './template/model.ts';
import { arnOf, type Surroundings } from './template/surroundings.ts';

export interface RuntimeParts {
  readonly model: Model;
  readonly surroundings: Surroundings;
  readonly dynamodbEndpoint: string;
  readonly journal: Journal;
  readonly logs: LogSink;
  readonly meter: Meter;
  /** Where objects of buckets are kept; in memory without it. */
  readonly data?: string;
}

/** Everything of the local run that has no port of its own. */
export interface Runtime {
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly activity: Activity;
  readonly advance: Advance;
  readonly buses: Buses;
  readonly queues: readonly Queue[];
  /** Those that feed a function. */
  readonly fedQueues: readonly Queue[];
  readonly schedules: Schedules;
  readonly streams: Streams;
  readonly outbox: Outbox;
  readonly push: PushService;
  readonly host: FunctionHost;
  readonly services: Services;
}

/** Puts the parts of a model together and sets them going. */
export function createRuntime(parts: RuntimeParts): Runtime {
  const { model, surroundings, journal, meter, logs } = parts;
  const { aheadMs } = journal.restored;
  const clock = createVirtualClock(Date.now, aheadMs > 0 ? Date.now() + aheadMs : undefined);
  const agenda = createAgenda(clock);
  const activity = createActivity();
  const queues = createQueues(model, { clock, agenda, journal });
  const buckets = createBuckets(
    model.buckets.map(({ arn }) => arn),
    parts.data,
  );
  const streams = createStreams({ streams: model.streams, buckets, clock, agenda, meter });
  const targets = createTargets(queues, streams, meter);
  const buses = createBuses({ ...model, ...surroundings, deliver: targets.deliver });
  const schedules = createSchedules({ clock, agenda, journal, deliver: targets.fire });
  const outbox = createOutbox();
  const baseUrl = `${surroundings.apiEndpoint}/_local/push/send`;
  const push = createPushService({ outbox, journal, nowMs: clock.nowMs, baseUrl });
  const addresses = {
    region: surroundings.region,
    aws: surroundings.awsEndpoint,
    dynamodb: parts.dynamodbEndpoint,
  };
  const host = createFunctionHost(model.functions, { addresses, clock, logs, activity, meter });
  const fedQueues = feedFunctions(model, queues, {
    region: surroundings.region,
    clock,
    agenda,
    activity,
    meter,
    invoke: host.invoke,
  });
  const { runaway } = schedules;
  // A wake that is due is no schedule: it lies on its queue for a moment.
  const firedSoFar = () => queues.reduce((sum, { cameSoFar }) => sum + cameSoFar(), schedules.firedSoFar());
  const advance = createAdvance({ clock, agenda, activity, firedSoFar, runaway });
  const services = createServices(parts, {
    clock,
    queues,
    targets,
    buses,
    schedules,
    outbox,
    streams,
    buckets,
  });
  return {
    clock,
    agenda,
    activity,
    advance,
    buses,
    queues,
    fedQueues,
    schedules,
    streams,
    outbox,
    push,
    host,
    services,
  };
}

function createQueues(
  model: Model,
  parts: Pick<Runtime, 'clock' | 'agenda'> & { journal: Journal },
): Queue[] {
  const queues: Queue[] = [];
  const deadLetters = (arn: string) => queues.find((queue) => queue.model.arn === arn);
  for (const one of model.queues) queues.push(createQueue(one, { ...parts, deadLetters }));
  return queues;
}

type FeedParts = Omit<Parameters<typeof startPoller>[0], 'queue' | 'mapping'>;

function feedFunctions(model: Model, queues: readonly Queue[], parts: FeedParts): Queue[] {
  return model.mappings
    .filter(({ enabled }) => enabled)
    .map((mapping) => {
      const queue = queues.find((one) => one.model.arn === mapping.queueArn);
      if (!queue)
        throw new Error(`${mapping.functionName} reads from ${mapping.queueArn}, which no stack has`);
      startPoller({ ...parts, queue, mapping });
      return queue;
    });
}

interface ServiceParts
  extends Pick<Runtime, 'clock' | 'queues' | 'buses' | 'schedules' | 'streams' | 'outbox'> {
  readonly buckets: Buckets;
  readonly targets: Targets;
}

/** Keyed by the names under which the SDK signs. */
function createServices(
  { model, surroundings, journal, meter }: RuntimeParts,
  parts: ServiceParts,
): Services {
  const { clock, queues, targets, buses, schedules, outbox, streams, buckets } = parts;
  const { nowMs } = clock;
  const schedulerArn = (resource: string) => arnOf(surroundings, 'scheduler', resource);
  return new Map([
    ['firehose', firehoseService(streams)],
    ['s3', s3Service({ buckets, names: model.buckets.map(({ name }) => name), meter })],
    ['events', eventBridgeService({ buses, nowMs, meter })],
    [
      'scheduler',
      schedulerService({
        schedules,
        groups: model.scheduleGroups,
        arnOf: schedulerArn,
        isTarget: targets.isTarget,
        nowMs,
        meter,
      }),
    ],
    ['sqs', sqsService(new Map(queues.map((queue) => [queue.model.name, queue])), { meter, nowMs })],
    ['ses', sesService({ outbox, configurationSets: model.configurationSets, nowMs, meter })],
    ['sns', snsService({ outbox, endpoints: createPushEndpoints(journal), nowMs, meter })],
  ]);
}
