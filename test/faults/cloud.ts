import { DAY_MS } from '../../core/duration.ts';
import { EventBus } from './aws/bus.ts';
import { Providers } from './aws/providers.ts';
import { Schedules } from './aws/schedules.ts';
import { type Services, serveAws } from './aws/serve.ts';
import { sqsOf } from './aws/sqs.ts';
import { Tables } from './aws/tables.ts';
import { edgesOf } from './edges.ts';
import { env, queuesOf, SKEW_MS } from './functions.ts';
import { Facts } from './observer/facts.ts';
import type { FaultPlan } from './plan.ts';
import { stealTime } from './stolen-time.ts';
import type { World } from './world.ts';

export type Cloud = Awaited<ReturnType<typeof cloudOf>>;

/** All functions, and the services that they call: from now on every client of the SDK in this process calls these, until it is closed. */
export const cloudOf = async (world: World, plan: FaultPlan, isSteady = false) => {
  const skewMs = isSteady ? 0 : SKEW_MS;
  const queues = queuesOf(world, skewMs);
  const facts = new Facts();
  const tables = new Tables();
  tables.onWrite = (item) => facts.written(item, world.nowMs);
  const providers = new Providers(world);
  const schedules = new Schedules(world, (message) => queues.wakes.put(message));
  const bus = new EventBus(world, {
    events: (body) => queues.profiles.put(body),
    delivery: (body) => queues.deliveries.put(body),
  });
  const services: Services = {
    DynamoDBClient: tables,
    SchedulerClient: schedules,
    SQSClient: sqsOf(world, {
      [env.WAKE_QUEUE_URL]: (message) => queues.wakes.put(message),
      [env.COUNTS_QUEUE_URL]: (message) => queues.counts.put(message),
    }),
    EventBridgeClient: bus,
    SNSClient: providers,
    SESv2Client: providers,
  };
  const region = process.env.AWS_REGION;
  process.env.AWS_REGION = 'eu-central-1';
  const [giveBackTime, stopServing] = [stealTime(world), serveAws({ world, plan, services, providers })];
  const edges = await edgesOf(world, skewMs);
  return {
    ...{ world, queues, facts, tables, providers, schedules, bus, edges },
    close() {
      giveBackTime();
      stopServing();
      if (region === undefined) delete process.env.AWS_REGION;
    },
  };
};

/**
 * As the runbook says: once a day somebody puts back what could not be counted. Where every tenth call goes wrong a batch of a hundred
 * calls seldom comes to its end.
 */
export const lookAfterCounts = (
  { world, queues: { counts } }: Cloud,
  untilMs: number,
): { redriven: number } => {
  const seen = { redriven: 0 };
  for (let atMs = world.nowMs; atMs < untilMs; atMs += DAY_MS)
    world.at(atMs, () => {
      seen.redriven += counts.redrive();
    });
  return seen;
};
