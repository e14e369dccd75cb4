import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import { eventBridgeBus } from '../adapters/bus.ts';
import { sqsCounters } from '../adapters/counters.ts';
import { dynamoBudgets } from '../adapters/dynamo/budgets.ts';
import { dynamoCaps } from '../adapters/dynamo/caps.ts';
import { dynamoConfigDocuments } from '../adapters/dynamo/config-documents.ts';
import { dynamoEnrollments } from '../adapters/dynamo/enrollments.ts';
import { dynamoErasure } from '../adapters/dynamo/erasure/index.ts';
import { identityHash } from '../adapters/dynamo/identity-hash.ts';
import { dynamoLinkKeys } from '../adapters/dynamo/link-keys.ts';
import { dynamoMailBreaker } from '../adapters/dynamo/mail-breaker.ts';
import { dynamoOffers } from '../adapters/dynamo/offers/index.ts';
import { dynamoOnsiteMessages } from '../adapters/dynamo/onsite-messages.ts';
import { dynamoOutages } from '../adapters/dynamo/outages.ts';
import { dynamoProducts } from '../adapters/dynamo/products.ts';
import { dynamoProfiles } from '../adapters/dynamo/profiles.ts';
import { publishedConfig } from '../adapters/dynamo/published-config.ts';
import { dynamoRuns } from '../adapters/dynamo/runs.ts';
import { dynamoSecret } from '../adapters/dynamo/secret.ts';
import { dynamoSentMessages } from '../adapters/dynamo/sent-messages.ts';
import { dynamoShortLinks } from '../adapters/dynamo/short-links.ts';
import { dynamoSuppressions } from '../adapters/dynamo/suppressions.ts';
import { dynamoTasks } from '../adapters/dynamo/tasks/index.ts';
import { dynamoTimeline } from '../adapters/dynamo/timeline.ts';
import { dynamoWebhookSecrets } from '../adapters/dynamo/webhook-secrets.ts';
import { letGoBy, lettingGo } from '../adapters/let-go.ts';
import { publishedRetention } from '../adapters/retention.ts';
import { wakeTarget } from '../adapters/schedules.ts';
import { agentTasks } from '../adapters/senders/agent-tasks.ts';
import { breakingByHost } from '../adapters/senders/breaking-by-host.ts';
import { awsSenders } from '../adapters/senders/index.ts';
import { onsiteSender } from '../adapters/senders/onsite.ts';
import { vapidKeys } from '../adapters/senders/vapid.ts';
import { webPush } from '../adapters/senders/web-push.ts';
import { shortCalls } from '../adapters/short-calls.ts';
import { schedulerWakes } from '../adapters/wakes.ts';
import { httpWebhooks } from '../adapters/webhook/http-webhooks.ts';
import { systemClock as clock } from '../runtime/system-clock.ts';
import type { advanceEnrollmentEnv } from './env.ts';
import type { AdvancePorts } from './ports.ts';

/** The ports of a deployment. */
export const awsPorts = (env: z.infer<typeof advanceEnrollmentEnv>): AdvancePorts => {
  const client = new DynamoDBClient();
  const [profileTable, configTable] = [env.PROFILE_TABLE_NAME, env.CONFIG_TABLE_NAME];
  const config = publishedConfig(dynamoConfigDocuments(client, configTable));
  const retention = publishedRetention(config);
  const bus = eventBridgeBus(new EventBridgeClient(), env.EVENT_BUS_NAME);
  const offers = dynamoOffers({ client, tableName: profileTable, clock });
  const tasks = dynamoTasks(client, profileTable, clock);
  const secrets = dynamoWebhookSecrets(client, configTable);
  const guard = { mayCallLoopback: env.WEBHOOKS_TO_LOOPBACK === 'true' };
  const publicUrl = env.PUBLIC_URL.replace(/\/$/, '');
  const outages = dynamoOutages(client, profileTable);
  const letGo = letGoBy({ offers, tasks, bus, clock });
  return {
    enrollments: lettingGo(dynamoEnrollments(client, profileTable, retention), letGo),
    profiles: dynamoProfiles(client, profileTable),
    erasure: dynamoErasure({ client, profileTable, configTable, clock, retention }),
    config,
    products: dynamoProducts(client, profileTable, clock),
    runs: dynamoRuns(client, configTable, clock),
    suppressions: dynamoSuppressions(client, profileTable, identityHash(client, configTable)),
    caps: dynamoCaps(client, profileTable),
    budgets: dynamoBudgets({ client, tableName: profileTable, clock }),
    senders: {
      ...awsSenders({
        env,
        config,
        guard,
        secrets,
        clock,
        outages,
        publicUrl,
        sentMessages: dynamoSentMessages(client, profileTable, clock),
      }),
      agent: agentTasks(tasks, clock),
      onsite: onsiteSender(dynamoOnsiteMessages(client, profileTable, clock), clock),
      webpush: breakingByHost(
        'web-push',
        webPush({
          keys: vapidKeys(dynamoSecret(client, configTable, 'vapid')),
          contact: env.PUBLIC_URL,
          clock,
          ...guard,
        }),
        { clock, outages },
      ),
    },
    breaker: dynamoMailBreaker(client, profileTable),
    wakes: schedulerWakes(new SchedulerClient(), wakeTarget(env), clock),
    timeline: dynamoTimeline(client, profileTable, retention),
    counters: sqsCounters(new SQSClient(shortCalls), env.COUNTS_QUEUE_URL),
    shortLinks: dynamoShortLinks(client, profileTable, clock),
    linkKeys: dynamoLinkKeys(client, configTable, clock),
    webhooks: httpWebhooks({ secrets, clock, ...guard }),
    bus,
    offers,
    letGo,
    clock,
    publicUrl,
  };
};
