import { type Account, call, get, query, read, texts } from './aws.ts';

type Named = Record<string, string>;
const names = (list: readonly Named[] | undefined, key: string) => (list ?? []).map((one) => one[key] ?? '');
const last = (path: string) => path.split(/[/:]/).at(-1) ?? path;

/** What an account always has, whoever deploys into it. */
const BY_NATURE = new Set(['default']);

/** How each service of the template lists what it holds. */
const lists: Readonly<Record<string, (account: Account) => Promise<string[]>>> = {
  table: async (account) =>
    (await call<{ TableNames: string[] }>(account, 'dynamodb', 'DynamoDB_20120810.ListTables', {}))
      .TableNames,
  queue: async (account) =>
    ((await call<{ QueueUrls?: string[] }>(account, 'sqs', 'AmazonSQS.ListQueues', {})).QueueUrls ?? []).map(
      last,
    ),
  bus: async (account) =>
    names(
      (await call<{ EventBuses: Named[] }>(account, 'events', 'AWSEvents.ListEventBuses', {})).EventBuses,
      'Name',
    ),
  rule: async (account) => {
    const target = 'AWSEvents.ListEventBuses';
    const { EventBuses } = await call<{ EventBuses: Named[] }>(account, 'events', target, {});
    const rules = EventBuses.map(({ Name: EventBusName }) =>
      call<{ Rules: Named[] }>(account, 'events', 'AWSEvents.ListRules', { EventBusName }),
    );
    return names(
      (await Promise.all(rules)).flatMap(({ Rules }) => Rules),
      'Name',
    );
  },
  'schedule group': async (account) =>
    names(
      (await get<{ ScheduleGroups: Named[] }>(account, 'scheduler', '/schedule-groups')).ScheduleGroups,
      'Name',
    ),
  schedule: async (account) =>
    names((await get<{ Schedules: Named[] }>(account, 'scheduler', '/schedules')).Schedules, 'Name'),
  function: async (account) =>
    names(
      (await get<{ Functions: Named[] }>(account, 'lambda', '/2015-03-31/functions/')).Functions,
      'FunctionName',
    ),
  'event source mapping': async (account) =>
    names(
      (await get<{ EventSourceMappings: Named[] }>(account, 'lambda', '/2015-03-31/event-source-mappings/'))
        .EventSourceMappings,
      'UUID',
    ),
  'HTTP API': async (account) =>
    names((await get<{ items: Named[] }>(account, 'apigateway', '/v2/apis')).items, 'name'),
  'log group': async (account) =>
    names(
      (await call<{ logGroups: Named[] }>(account, 'logs', 'Logs_20140328.DescribeLogGroups', {})).logGroups,
      'logGroupName',
    ),
  role: async (account) => texts(await query(account, 'iam', 'ListRoles'), 'RoleName'),
  alarm: async (account) => texts(await query(account, 'monitoring', 'DescribeAlarms'), 'AlarmName'),
  'configuration set': async (account) =>
    (await get<{ ConfigurationSets?: string[] }>(account, 'ses', '/v2/email/configuration-sets'))
      .ConfigurationSets ?? [],
  identity: async (account) =>
    names(
      (await get<{ EmailIdentities?: Named[] }>(account, 'ses', '/v2/email/identities')).EmailIdentities,
      'IdentityName',
    ),
  bucket: async (account) => texts(await read(account, 's3', '/'), 'Name'),
  parameter: async (account) =>
    names(
      (await call<{ Parameters?: Named[] }>(account, 'ssm', 'AmazonSSM.DescribeParameters', {})).Parameters,
      'Name',
    ),
  'image repository': async (account) =>
    names(
      (
        await call<{ repositories?: Named[] }>(
          account,
          'ecr',
          'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories',
          {},
        )
      ).repositories,
      'repositoryName',
    ),
  stack: async (account) => texts(await query(account, 'cloudformation', 'DescribeStacks'), 'StackName'),
};

/**
 * Everything that stands in the account, one line per thing, less what every account has. What `cdk bootstrap` made is
 * the account's own and stays, as it does at AWS: it is there before and after.
 */
export async function inventory(account: Account): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(lists).map(async ([kind, list]) =>
      (await list(account)).filter((name) => !BY_NATURE.has(name)).map((name) => `${kind} ${name}`),
    ),
  );
  return found.flat().sort();
}
