import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { eventBridgeBus } from '../adapters/bus.ts';
import { cognitoSignIn } from '../adapters/cognito-sign-in.ts';
import { denyingAtOnce } from '../adapters/denials-at-once.ts';
import { dynamoApiTokens } from '../adapters/dynamo/api-tokens.ts';
import { dynamoBlockList } from '../adapters/dynamo/block-list.ts';
import { dynamoBudgets } from '../adapters/dynamo/budgets.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../adapters/dynamo/enrollments.ts';
import { dynamoErasure } from '../adapters/dynamo/erasure/index.ts';
import { dynamoFeeds } from '../adapters/dynamo/feeds.ts';
import { dynamoFigureExamples } from '../adapters/dynamo/figure-examples.ts';
import { identityHash } from '../adapters/dynamo/identity-hash.ts';
import { dynamoImports } from '../adapters/dynamo/imports.ts';
import { dynamoJobs } from '../adapters/dynamo/jobs.ts';
import { dynamoLinkKeyRegister } from '../adapters/dynamo/link-keys.ts';
import { dynamoLists } from '../adapters/dynamo/lists.ts';
import { dynamoLiveView } from '../adapters/dynamo/live/live-view.ts';
import { dynamoWatch } from '../adapters/dynamo/live/watch.ts';
import { dynamoLoyalty } from '../adapters/dynamo/loyalty.ts';
import { dynamoMailBreaker } from '../adapters/dynamo/mail-breaker.ts';
import { dynamoMergeLog } from '../adapters/dynamo/merge-log.ts';
import { dynamoMessageRequests } from '../adapters/dynamo/message-requests.ts';
import { dynamoNamedLinks } from '../adapters/dynamo/named-links.ts';
import { dynamoOffers } from '../adapters/dynamo/offers/index.ts';
import { dynamoPeople } from '../adapters/dynamo/people.ts';
import { dynamoPersonalData } from '../adapters/dynamo/personal-data.ts';
import { dynamoProducts } from '../adapters/dynamo/products.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoReplies } from '../adapters/dynamo/replies/index.ts';
import { dynamoRuns } from '../adapters/dynamo/runs.ts';
import { dynamoSeedSettings } from '../adapters/dynamo/seed-settings.ts';
import { dynamoSentMessages } from '../adapters/dynamo/sent-messages.ts';
import { dynamoSourceRegistry } from '../adapters/dynamo/source-registry.ts';
import { dynamoSuppressions } from '../adapters/dynamo/suppressions.ts';
import { dynamoTallies } from '../adapters/dynamo/tallies/index.ts';
import { dynamoTasks } from '../adapters/dynamo/tasks/index.ts';
import { dynamoTimeline } from '../adapters/dynamo/timeline.ts';
import { dynamoWebhookSecrets } from '../adapters/dynamo/webhook-secrets.ts';
import { dynamoThrottle } from '../adapters/dynamo-throttle.ts';
import { sqsJobMessages } from '../adapters/job-messages.ts';
import { mjmlLibrary } from '../adapters/mjml/mjml-library.ts';
import { jobTarget } from '../adapters/schedules.ts';
import { viewCalls } from '../adapters/short-calls.ts';
import { sqsQueues } from '../adapters/sqs/queues.ts';
import { sqsTestSends } from '../adapters/test-sends.ts';
import { httpFunction } from '../runtime/http-function.ts';
import { readEnv } from '../runtime/read-env.ts';
import { systemClock } from '../runtime/system-clock.ts';
import { apiEnv } from './env.ts';
import { createHandler } from './handler.ts';
import { holders } from './holders.ts';
import { routes } from './routes/index.ts';
import { seedOnFirstUse } from './seed.ts';

const env = readEnv(apiEnv);
const client = new DynamoDBClient();
const sqs = new SQSClient();
const clock = systemClock;
const documents = dynamoConfigDocuments(client, env.CONFIG_TABLE_NAME);
const seedSettings = dynamoSeedSettings(client, env.CONFIG_TABLE_NAME);

const personParts = {
  client,
  profileTable: env.PROFILE_TABLE_NAME,
  configTable: env.CONFIG_TABLE_NAME,
  clock,
};

const hash = identityHash(client, env.CONFIG_TABLE_NAME);
const suppressions = dynamoSuppressions(client, env.PROFILE_TABLE_NAME, hash);

const signIn = env.USER_POOL_ID
  ? cognitoSignIn({ userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID })
  : undefined;

export const handler = httpFunction(
  createHandler(
    {
      documents,
      config: publishedConfig(documents),
      tokens: holders(dynamoApiTokens(client, env.CONFIG_TABLE_NAME, clock), signIn),
      sourceRegistry: dynamoSourceRegistry(client, env.CONFIG_TABLE_NAME),
      people: dynamoPeople(client, env.PROFILE_TABLE_NAME),
      timeline: dynamoTimeline(client, env.PROFILE_TABLE_NAME),
      erasure: dynamoErasure(personParts),
      personalData: dynamoPersonalData(personParts),
      suppressions,
      blockList: dynamoBlockList(client, env.PROFILE_TABLE_NAME, hash),
      budgets: dynamoBudgets({ client, tableName: env.PROFILE_TABLE_NAME, clock }),
      breaker: dynamoMailBreaker(client, env.PROFILE_TABLE_NAME),
      imports: dynamoImports(client, env.PROFILE_TABLE_NAME, clock),
      mergeLog: dynamoMergeLog(client, env.PROFILE_TABLE_NAME),
      feeds: dynamoFeeds(client, env.CONFIG_TABLE_NAME, clock),
      loyalty: dynamoLoyalty(client, env.PROFILE_TABLE_NAME),
      namedLinks: dynamoNamedLinks(client, env.PROFILE_TABLE_NAME, clock),
      live: dynamoLiveView(client, env.CONFIG_TABLE_NAME, clock),
      watch: dynamoWatch(client, env.CONFIG_TABLE_NAME),
      queues: sqsQueues(sqs, env.QUEUES),
      products: dynamoProducts(client, env.PROFILE_TABLE_NAME, clock),
      examples: dynamoFigureExamples(client, env.PROFILE_TABLE_NAME, clock),
      tallies: dynamoTallies(client, env.PROFILE_TABLE_NAME, clock),
      replies: dynamoReplies(client, env.PROFILE_TABLE_NAME, clock),
      tasks: dynamoTasks(client, env.PROFILE_TABLE_NAME, clock),
      offers: dynamoOffers({ client, tableName: env.PROFILE_TABLE_NAME, clock }),
      sentMessages: dynamoSentMessages(client, env.PROFILE_TABLE_NAME, clock),
      webhookSecrets: dynamoWebhookSecrets(client, env.CONFIG_TABLE_NAME),
      linkKeys: dynamoLinkKeyRegister(client, env.CONFIG_TABLE_NAME),
      enrollments: dynamoEnrollments(client, env.PROFILE_TABLE_NAME),
      jobs: dynamoJobs(client, env.CONFIG_TABLE_NAME, clock),
      jobMessages: sqsJobMessages({
        sqs,
        queueUrl: env.JOB_QUEUE_URL,
        scheduler: new SchedulerClient(),
        target: jobTarget(env),
        clock,
      }),
      testSends: sqsTestSends(sqs, env.WAKE_QUEUE_URL),
      mjml: mjmlLibrary,
      messages: dynamoMessageRequests(client, env.PROFILE_TABLE_NAME, clock),
      runs: dynamoRuns(client, env.CONFIG_TABLE_NAME, clock),
      lists: dynamoLists(client, env.PROFILE_TABLE_NAME),
      profiles: dynamoProfiles(client, env.PROFILE_TABLE_NAME),
      bus: denyingAtOnce(eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS_NAME), suppressions),
      throttle: dynamoThrottle(new DynamoDBClient(viewCalls), env.CONFIG_TABLE_NAME, clock),
      hasArchive: env.ARCHIVE_BUCKET_NAME !== '',
      publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
      clock,
    },
    routes,
    seedOnFirstUse({ documents, seedSettings, clock }),
  ),
);
