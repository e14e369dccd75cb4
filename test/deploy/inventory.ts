import { type Account, call, get, query, read, texts } from './aws.ts';

type Named = Record<string, string>;
const names = (list: readonly Named[] | undefined, key: string) => (list ?? []).map((one) => one[key] ?? '');
const last = (path: string) => path.split(/[/:]/).at(-1) ?? path;

/** What an account always has, whoever deploys into it. */
const BY_NATURE = new Set(['default']);

type List = (account: Account) => Promise<string[]>;

/** A service that lists by target header: the list under `key`, of each thing its `name`. */
const called =
  (service: string, target: string, key: string, name: string): List =>
  async (account) =>
    names((await call<Record<string, Named[]>>(account, service, target, {}))[key], name);

/** The same by path. */
const got =
  (service: string, path: string, key: string, name: string): List =>
  async (account) =>
    names((await get<Record<string, Named[]>>(account, service, path))[key], name);

/** The same by form, where the answer is XML. */
const asked =
  (service: Parameters<typeof query>[1], action: string, element: string): List =>
  async (account) =>
    texts(await query(account, service, action), element);

const buses = called('events', 'AWSEvents.ListEventBuses', 'EventBuses', 'Name');

/** How each service of the templates, and of what they make at run time, lists what it holds. */
const lists: Readonly<Record<string, List>> = {
  table: async (account) =>
    (await call<{ TableNames: string[] }>(account, 'dynamodb', 'DynamoDB_20120810.ListTables', {}))
      .TableNames,
  queue: async (account) =>
    ((await call<{ QueueUrls?: string[] }>(account, 'sqs', 'AmazonSQS.ListQueues', {})).QueueUrls ?? []).map(
      last,
    ),
  bus: buses,
  rule: async (account) => {
    const all = (await buses(account)).map(async (EventBusName) => {
      type Rules = { Rules: Named[] };
      const { Rules } = await call<Rules>(account, 'events', 'AWSEvents.ListRules', { EventBusName });
      return names(Rules, 'Name').map((name) => `${EventBusName}/${name}`);
    });
    return (await Promise.all(all)).flat();
  },
  'schedule group': got('scheduler', '/schedule-groups', 'ScheduleGroups', 'Name'),
  schedule: got('scheduler', '/schedules', 'Schedules', 'Name'),
  function: got('lambda', '/2015-03-31/functions/', 'Functions', 'FunctionName'),
  'event source mapping': got('lambda', '/2015-03-31/event-source-mappings/', 'EventSourceMappings', 'UUID'),
  'HTTP API': got('apigateway', '/v2/apis', 'items', 'name'),
  'log group': called('logs', 'Logs_20140328.DescribeLogGroups', 'logGroups', 'logGroupName'),
  role: asked('iam', 'ListRoles', 'RoleName'),
  'managed policy': async (account) =>
    texts(await query(account, 'iam', 'ListPolicies', { Scope: 'Local' }), 'PolicyName'),
  alarm: called('monitoring', 'GraniteServiceVersion20100801.DescribeAlarms', 'MetricAlarms', 'AlarmName'),
  'configuration set': async (account) =>
    (await get<{ ConfigurationSets?: string[] }>(account, 'ses', '/v2/email/configuration-sets'))
      .ConfigurationSets ?? [],
  'mail identity': got('ses', '/v2/email/identities', 'EmailIdentities', 'IdentityName'),
  topic: asked('sns', 'ListTopics', 'TopicArn'),
  'push application': asked('sns', 'ListPlatformApplications', 'PlatformApplicationArn'),
  bucket: async (account) => texts(await read(account, 's3', '/'), 'Name'),
  'image repository': called(
    'ecr',
    'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories',
    'repositories',
    'repositoryName',
  ),
  parameter: called('ssm', 'AmazonSSM.DescribeParameters', 'Parameters', 'Name'),
  'user pool': async (account) => {
    const target = 'AWSCognitoIdentityProviderService.ListUserPools';
    return names(
      (await call<{ UserPools: Named[] }>(account, 'cognito-idp', target, { MaxResults: 10 })).UserPools,
      'Name',
    );
  },
  distribution: async (account) =>
    texts(await read(account, 'cloudfront', '/2020-05-31/distribution'), 'ARN'),
  layer: got('lambda', '/2018-10-31/layers', 'Layers', 'LayerName'),
  stack: asked('cloudformation', 'DescribeStacks', 'StackName'),
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
