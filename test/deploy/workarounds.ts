import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, call, get, put, query, read } from './aws.ts';
import { consoleBucket, throughEdge } from './console.ts';
import { probeMail, sendUnderNoSuchSet } from './probe-mail.ts';
import { probePush } from './probe-push.ts';
import { ASSEMBLY, outputs, STAGE } from './stacks.ts';

/**
 * All that MiniStack 1.5.33 drops or cannot take. Each says what the template asks for, which must stay so, and what the
 * emulator does instead: once it does what was asked for, the check fails and the workaround goes.
 */
interface Workaround {
  readonly dropped: string;
  readonly asked: () => void;
  readonly stillDropped: (account: Account) => Promise<void>;
  /** Does by the API what the deployment should have done; nothing where the tests live without it. */
  readonly apply?: (account: Account) => Promise<unknown>;
}

type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string };
const resourcesOf = (stack: 'Data' | 'Api' | 'Console' | 'Engine', type: string): Resource[] => {
  const file = join(ASSEMBLY, `Kaskad${stack}.template.json`);
  const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, Resource> };
  const found = Object.values(Resources).filter(({ Type }) => Type === type);
  ok(found.length > 0, `${stack} has no ${type}`);
  return found;
};
const globalTables = () => resourcesOf('Data', 'AWS::DynamoDB::GlobalTable');
interface Statement {
  readonly Effect: string;
  readonly Condition?: object;
}
const statementsOf = (policy: unknown) => (policy as { Statement: Statement[] }).Statement;
const replicaOf = ({ Properties }: Resource) => (Properties.Replicas as Record<string, unknown>[])[0];

const dynamo = <T>(account: Account, action: string, input: object) =>
  call<T>(account, 'dynamodb', `DynamoDB_20120810.${action}`, input);
const eachTable = async (account: Account, work: (TableName: string) => Promise<unknown>) => {
  const { ProfileTableName = '', ConfigTableName = '' } = await outputs(account);
  for (const name of [ProfileTableName, ConfigTableName]) await work(name);
};
const apiOf = async (account: Account) => {
  const { items } = await get<{ items: { apiId: string }[] }>(account, 'apigateway', '/v2/apis');
  return items[0]?.apiId ?? '';
};

/** One mail for all that is asked of mail. */
const probed = new WeakMap<Account, ReturnType<typeof probeMail>>();
const mailOf = (account: Account) => {
  const probe = probed.get(account) ?? probeMail(account);
  probed.set(account, probe);
  return probe;
};

const workarounds: readonly Workaround[] = [
  {
    dropped: 'TTL of a GlobalTable',
    asked: () => {
      for (const { Properties } of globalTables())
        deepStrictEqual(Properties.TimeToLiveSpecification, {
          AttributeName: 'expiresAtSeconds',
          Enabled: true,
        });
    },
    stillDropped: (account) =>
      eachTable(account, async (TableName) => {
        const answer = await dynamo<{ TimeToLiveDescription: object }>(account, 'DescribeTimeToLive', {
          TableName,
        });
        deepStrictEqual(answer.TimeToLiveDescription, { TimeToLiveStatus: 'DISABLED' });
      }),
    apply: (account) =>
      eachTable(account, (TableName) =>
        dynamo(account, 'UpdateTimeToLive', {
          TableName,
          TimeToLiveSpecification: { AttributeName: 'expiresAtSeconds', Enabled: true },
        }),
      ),
  },
  {
    dropped: 'deletion protection of a GlobalTable’s replica',
    asked: () => {
      for (const table of globalTables()) {
        strictEqual(replicaOf(table)?.DeletionProtectionEnabled, true);
        strictEqual(table.DeletionPolicy, 'Retain');
      }
    },
    stillDropped: (account) =>
      eachTable(account, async (TableName) => {
        const { Table } = await dynamo<{ Table: Record<string, unknown> }>(account, 'DescribeTable', {
          TableName,
        });
        strictEqual(Table.DeletionProtectionEnabled, false);
      }),
    apply: (account) =>
      eachTable(account, (TableName) =>
        dynamo(account, 'UpdateTable', { TableName, DeletionProtectionEnabled: true }),
      ),
  },
  {
    dropped: 'point-in-time recovery of a GlobalTable’s replica',
    asked: () => {
      for (const table of globalTables())
        deepStrictEqual(replicaOf(table)?.PointInTimeRecoverySpecification, {
          PointInTimeRecoveryEnabled: true,
        });
    },
    stillDropped: (account) =>
      eachTable(account, async (TableName) => {
        const answer = await dynamo(account, 'DescribeContinuousBackups', { TableName });
        ok(JSON.stringify(answer).includes('"PointInTimeRecoveryStatus":"DISABLED"'.replaceAll(' ', '')));
      }),
  },
  {
    dropped:
      'throttling of an HTTP API’s stage: kept under the names of the template, where no request looks',
    asked: () => {
      for (const { Properties } of resourcesOf('Api', 'AWS::ApiGatewayV2::Stage'))
        deepStrictEqual(Properties.DefaultRouteSettings, {
          ThrottlingBurstLimit: 400,
          ThrottlingRateLimit: 200,
        });
    },
    stillDropped: async (account) => {
      const path = `/v2/apis/${await apiOf(account)}/stages`;
      const { items } = await get<{ items: { defaultRouteSettings?: { throttlingRateLimit?: number } }[] }>(
        account,
        'apigateway',
        path,
      );
      strictEqual(items[0]?.defaultRouteSettings?.throttlingRateLimit, undefined);
    },
  },
  {
    dropped:
      'OPTIONS routes: the gateway answers preflights itself, so pages of another origin cannot be tried',
    asked: () => {
      const routes = resourcesOf('Engine', 'AWS::ApiGatewayV2::Route').map(
        ({ Properties }) => Properties.RouteKey,
      );
      for (const route of ['OPTIONS /v1/{proxy+}', 'OPTIONS /{proxy+}']) ok(routes.includes(route), route);
    },
    stillDropped: async (account) => {
      const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
      const path = `${account.url}/_aws/execute-api/${await apiOf(account)}/$default/v1/batch`;
      strictEqual((await fetch(path, { method: 'OPTIONS', headers })).status, 403);
    },
  },
  {
    dropped: 'an address of the HTTP API that resolves everywhere: front-door.ts stands before it',
    asked: () => void resourcesOf('Api', 'AWS::ApiGatewayV2::Api'),
    stillDropped: async (account) => {
      const { ApiUrl = '' } = await outputs(account);
      strictEqual(new URL(ApiUrl).hostname, `${await apiOf(account)}.execute-api.localhost`);
    },
  },
  {
    dropped:
      'headers of a mail: its mailbox shows none, so List-Unsubscribe is looked at in the local outbox only',
    // Part of each call, not of the template; the SES adapter's own test holds it.
    asked: () => void resourcesOf('Engine', 'AWS::SES::ConfigurationSet'),
    stillDropped: async (account) =>
      ok(!JSON.stringify((await mailOf(account)).mail).includes('List-Unsubscribe')),
  },
  {
    dropped: 'reports of SES: nothing is said of a mail, so bounces and complaints are played locally only',
    asked: () => {
      for (const { Properties } of resourcesOf('Engine', 'AWS::SES::ConfigurationSetEventDestination')) {
        const { Enabled, MatchingEventTypes, EventBridgeDestination } = Properties.EventDestination as Record<
          string,
          unknown
        >;
        strictEqual(Enabled, true);
        ok(EventBridgeDestination);
        for (const type of ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT'])
          ok((MatchingEventTypes as string[]).includes(type), type);
      }
    },
    stillDropped: async (account) => strictEqual((await mailOf(account)).reports, 0),
  },
  {
    dropped: 'the configuration set of a mail: any name is taken, so a wrong one would pass the suite',
    asked: () => {
      const names = resourcesOf('Engine', 'AWS::SES::ConfigurationSet').map(
        ({ Properties }) => Properties.Name,
      );
      const environments = resourcesOf('Engine', 'AWS::Lambda::Function').map(
        ({ Properties }) => (Properties.Environment as { Variables: Record<string, unknown> }).Variables,
      );
      const used = environments.flatMap(({ SES_CONFIGURATION_SET }) => SES_CONFIGURATION_SET ?? []);
      deepStrictEqual([names, used], [[`kaskad-${STAGE}`], [`kaskad-${STAGE}`]]);
    },
    stillDropped: sendUnderNoSuchSet,
  },
  {
    dropped: 'delivery of push: a device that is none takes its message and stays enabled',
    asked: () => {
      const policies = JSON.stringify(resourcesOf('Engine', 'AWS::IAM::Policy'));
      for (const action of ['CreatePlatformEndpoint', 'SetEndpointAttributes', 'Publish'])
        ok(policies.includes(`"sns:${action}"`), action);
    },
    stillDropped: async (account) => strictEqual(await probePush(account), 'true'),
  },
  {
    dropped:
      'HTTPS from CloudFront to a bucket: its read counts as one by HTTP, which the policy of the bucket refuses',
    asked: () => {
      const [refusal] = statementsOf(
        resourcesOf('Console', 'AWS::S3::BucketPolicy')[0]?.Properties.PolicyDocument,
      );
      deepStrictEqual(refusal?.Condition, { Bool: { 'aws:SecureTransport': 'false' } });
      strictEqual(refusal.Effect, 'Deny');
    },
    stillDropped: (account) =>
      throughEdge(account, async (look) => strictEqual((await look('/')).status, 403)),
    apply: async (account) => {
      const path = `/${await consoleBucket(account)}?policy`;
      const policy = JSON.parse(await read(account, 's3', path)) as { Statement: Statement[] };
      const Statement = policy.Statement.filter(({ Effect }) => Effect !== 'Deny');
      await put(account, 's3', path, JSON.stringify({ ...policy, Statement }));
    },
  },
  {
    dropped: 'HTTPS from CloudFront to an HTTP API: /v1 at the address of the console is answered 502',
    asked: () => {
      const [distribution] = resourcesOf('Console', 'AWS::CloudFront::Distribution');
      const said = JSON.stringify(distribution?.Properties);
      for (const part of ['"PathPattern":"/v1/*"', '"OriginProtocolPolicy":"https-only"'])
        ok(said.includes(part), part);
    },
    stillDropped: (account) =>
      throughEdge(account, async (look) => strictEqual((await look('/v1/me')).status, 502)),
  },
  {
    dropped: 'what alarms do, in the XML of DescribeAlarms: rehearse.ts asks by JSON, which shows it',
    asked: () => void resourcesOf('Engine', 'AWS::CloudWatch::Alarm'),
    stillDropped: async (account) =>
      ok(!(await query(account, 'monitoring', 'DescribeAlarms')).includes('<AlarmActions>')),
  },
];

/** @throws AssertionError when the template no longer asks for it, or the emulator no longer drops it */
export async function workaroundsStillNeeded(account: Account): Promise<void> {
  for (const { dropped, asked, stillDropped } of workarounds)
    try {
      asked();
      await stillDropped(account);
    } catch (error) {
      throw new Error(`Either the template lost this, or the emulator learnt it: ${dropped}`, {
        cause: error,
      });
    }
}

export async function applyWorkarounds(account: Account): Promise<void> {
  for (const { apply } of workarounds) await apply?.(account);
}
