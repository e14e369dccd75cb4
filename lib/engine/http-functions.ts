import type { Construct } from 'constructs';
import { changeItems, putEvents, readItems, readLists } from '../actions.ts';
import { AppFunction } from '../constructs/app-function.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import type { WakeSchedules } from '../constructs/wake-schedules.ts';
import { listsArn } from '../data-stack.ts';
import { routes } from '../routes.ts';
import { archiveEnv, type EngineContext, sharedEnv } from './context.ts';
import { mayShow } from './live.ts';
import { type EngineQueues, mayTendQueues, queuesEnv } from './queues.ts';
import { mayMakeSecret } from './secrets.ts';
import { mayThrottle } from './throttles.ts';

/** Takes events in: reads sources and settings, puts entries on the bus, knows no profile. */
export function addCollect(scope: Construct, context: EngineContext): void {
  const { EVENT_BUS_NAME, CONFIG_TABLE_NAME } = sharedEnv(context);
  const collect = new AppFunction(scope, 'collect', {
    ...context,
    environment: { EVENT_BUS_NAME, CONFIG_TABLE_NAME, HOOKS_ASK_LOOPBACK: 'false' },
  })
    .may(readItems, context.config.tableArn)
    .may(putEvents, context.bus.eventBusArn);
  mayMakeSecret(collect, context, 'vapid');
  mayShow(collect, context, 'refused');
  mayThrottle(collect, context);
  new HttpRoutes(scope, 'IngestRoutes', {
    httpApi: context.httpApi,
    to: collect,
    routes: routes.collect,
  });
}

/** Management: the only function that changes what marketers wrote. */
export function addApi(
  scope: Construct,
  context: EngineContext,
  { schedules, queues }: { schedules: WakeSchedules; queues: EngineQueues },
): void {
  const { jobEnvironment, queueEnvironment } = schedules;
  const environment = {
    ...sharedEnv(context),
    ...archiveEnv(context),
    ...jobEnvironment,
    ...queueEnvironment,
    QUEUES: queuesEnv(scope, queues),
    PUBLIC_URL: context.publicUrl,
    USER_POOL_ID: context.signIn?.userPool.userPoolId ?? '',
    USER_POOL_CLIENT_ID: context.signIn?.clientId ?? '',
  };
  const api = new AppFunction(scope, 'api', { ...context, environment })
    .may(changeItems, context.profiles.tableArn, context.config.tableArn)
    .may(readLists, listsArn(context.profiles))
    .may(putEvents, context.bus.eventBusArn);
  // What takes longer than a request is a job.
  schedules.mayStartJobs(api);
  schedules.mayWakeAtOnce(api);
  mayTendQueues(api, queues);
  new HttpRoutes(scope, 'ApiRoutes', {
    httpApi: context.httpApi,
    to: api,
    routes: routes.api,
  });
}

/** What people click in messages. */
export function addLinks(scope: Construct, context: EngineContext): void {
  const links = new AppFunction(scope, 'links', { ...context, environment: sharedEnv(context) })
    .may(changeItems, context.profiles.tableArn)
    .may(readItems, context.config.tableArn)
    .may(putEvents, context.bus.eventBusArn);
  mayMakeSecret(links, context, 'links');
  mayMakeSecret(links, context, 'people');
  new HttpRoutes(scope, 'LinkRoutes', {
    httpApi: context.httpApi,
    to: links,
    routes: routes.links,
  });
}
