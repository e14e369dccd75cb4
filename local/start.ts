import { awsListener } from './aws/server.ts';
import type { Local, LocalOptions, SeedTarget } from './contract.ts';
import { controlApi } from './control/control-api.ts';
import { createStream, type Stream } from './control/stream.ts';
import { createDynamoCall } from './dynamo/call.ts';
import { sweepExpired } from './dynamo/sweep.ts';
import { createTables } from './dynamo/tables.ts';
import { createLogSink } from './function/log-sink.ts';
import { handles } from './handles.ts';
import { apiListener } from './http/api-listener.ts';
import { createGateway } from './http/gateway.ts';
import { untilIdle } from './idle.ts';
import { createFeedback, type Feedback } from './outbox/feedback.ts';
import { type Endpoints, openEndpoints } from './ports.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { type Journal, noJournal, openJournal } from './store/journal.ts';
import { readAssembly } from './template/assembly.ts';
import { type Model, readModel } from './template/model.ts';
import { arnOf, LOCAL_ACCOUNT, localRegion, type Surroundings } from './template/surroundings.ts';

const SWEEP_EVERY_MS = 60_000;

/**
 * Runs a synthesized app on this machine until `stop`.
 * @throws Error naming type and logical id for what it cannot play; PortTaken
 */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const assembly = readAssembly(options.assembly);
  const endpoints = await openEndpoints(options);
  try {
    const surroundings = surroundingsOf(endpoints);
    return await run(options, endpoints, surroundings, readModel(assembly, surroundings));
  } catch (error) {
    await endpoints.stop();
    throw error;
  }
}

const surroundingsOf = ({ api, aws }: Endpoints): Surroundings => ({
  region: localRegion(),
  accountId: LOCAL_ACCOUNT,
  apiEndpoint: api.url,
  awsEndpoint: aws.url,
});

async function run(
  options: LocalOptions,
  endpoints: Endpoints,
  surroundings: Surroundings,
  model: Model,
): Promise<Local> {
  const { database } = endpoints;
  const meter = options.meter ?? (() => undefined);
  const journal = options.data === undefined ? noJournal : openJournal(options.data);
  const logs = createLogSink();
  const dynamo = createDynamoCall(database.endpoint);
  await createTables(dynamo, model.tables);
  const runtime = createRuntime({
    model,
    surroundings,
    journal,
    logs,
    meter,
    dynamodbEndpoint: database.forFunctions,
    ...(options.data !== undefined && { data: options.data }),
  });
  const stream = createStream();
  watch(runtime, journal, stream);
  const feedback = feedbackOf(model, runtime, surroundings);
  answer({ options, endpoints, surroundings, model, runtime, stream, feedback });
  const sweep = () => sweepExpired(dynamo, model.tables, runtime.clock.nowMs());
  const sweeper = sweepRegularly(sweep);
  const target = seedTarget(endpoints, surroundings, model);
  await options.seed?.(target);
  return {
    ...target,
    ...handles({ runtime, feedback, logs, endpoints, surroundings }),
    sweep,
    async stop() {
      clearInterval(sweeper);
      runtime.streams.flush();
      runtime.agenda.stop();
      stream.close();
      await runtime.host.stop();
      await endpoints.stop();
      await journal.close();
    },
  };
}

function sweepRegularly(sweep: () => Promise<number>): NodeJS.Timeout {
  return setInterval(() => void sweep().catch((error) => console.error(error)), SWEEP_EVERY_MS).unref();
}

/** What changes goes to disk and to the pages. */
function watch({ clock, outbox, push }: Runtime, journal: Journal, stream: Stream): void {
  outbox.onAdd((entry) => stream.send('outbox', entry));
  push.onMessage((message) => stream.send('push', message));
  clock.onMove(() => {
    if (clock.held) return;
    const nowMs = clock.nowMs();
    journal.write({ kind: 'clock', nowMs, wallMs: Date.now() });
    stream.send('clock', { now: new Date(nowMs).toISOString() });
  });
}

function feedbackOf(model: Model, { outbox, buses, clock }: Runtime, surroundings: Surroundings): Feedback {
  const busName = model.busNames.find((name) => name !== 'default') ?? 'default';
  const arn = (service: string, resource: string) => arnOf(surroundings, service, resource);
  return createFeedback({ outbox, buses, busName, nowMs: clock.nowMs, arnOf: arn });
}

interface AnswerParts {
  readonly options: LocalOptions;
  readonly endpoints: Endpoints;
  readonly surroundings: Surroundings;
  readonly model: Model;
  readonly runtime: Runtime;
  readonly stream: Stream;
  readonly feedback: Feedback;
}

function answer({ options, endpoints, surroundings, model, runtime, stream, feedback }: AnswerParts): void {
  const { clock, activity, outbox, push, advance, host, services, fedQueues, streams } = runtime;
  const { nowMs } = clock;
  const { accountId } = surroundings;
  const idle = () => untilIdle(activity, fedQueues).then(streams.flush);
  const control = controlApi({ outbox, feedback, advance, stream, push, nowMs, idle, rest: activity.rest });
  const meter = options.meter ?? (() => undefined);
  const gateway = createGateway({ routes: model.routes, accountId, nowMs, invoke: host.invoke, meter });
  endpoints.aws.answer(awsListener(services));
  endpoints.api.answer(apiListener({ gateway, control, pages: options.pages ?? { fetch: () => undefined } }));
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const seedTarget = ({ api, database }: Endpoints, { region }: Surroundings, model: Model): SeedTarget => ({
  url: api.url,
  tableNames: Object.fromEntries(model.tables.map(({ logicalId, name }) => [logicalId, name])),
  dynamodb: { endpoint: database.endpoint, region, credentials },
});
