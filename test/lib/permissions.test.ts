import { describe, expect, it } from '@jest/globals';
import type { FunctionName } from '../../functions/manifest.ts';
import { allowances, synthesize } from './synth.ts';

const kaskad = synthesize();

const read = 'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query';
const change =
  'dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem';
const keep =
  'dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem';
const log = 'logs:CreateLogStream logs:PutLogEvents';
const work =
  'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage';
const putOnBus = { Bus: 'events:PutEvents' };
const arm = {
  'schedule/kaskad-dev/*': 'scheduler:CreateSchedule scheduler:DeleteSchedule scheduler:GetSchedule',
  'SchedulesDeliveryRole if StringEquals': 'iam:PassRole',
};
const tell = { CountsQueue: 'sqs:SendMessage' };
const lists = { 'ProfileTable/index/Lists': 'dynamodb:Query' };
const startJobs = { ...arm, JobsQueue: 'sqs:SendMessage' };
const putBack =
  'sqs:CancelMessageMoveTask sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ListMessageMoveTasks sqs:ReceiveMessage sqs:StartMessageMoveTask';
/** Counts what waits, shows dead letters and puts them back. */
const tendQueues = {
  ...Object.fromEntries(
    ['Profiles', 'Wakes', 'Deliveries', 'Jobs', 'Counts'].flatMap((name) => [
      [`${name}Queue`, 'sqs:GetQueueAttributes sqs:SendMessage'],
      [`${name}DeadLettersQueue`, putBack],
    ]),
  ),
  SchedulesDeadLettersQueue:
    'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage',
};
const makeSecret = { 'ConfigTable if ForAllValues:StringEquals': 'dynamodb:PutItem' };

/** For whoever watches what comes in. */
const show = { 'ConfigTable if ForAllValues:StringLike': 'dynamodb:PutItem dynamodb:UpdateItem' };

/** Everything that each function may do, by what it may do it to. More or less than this is a fault. */
const allowed: Readonly<Record<Exclude<FunctionName, 'publish-console'>, Readonly<Record<string, string>>>> =
  {
    collect: { collectLogs: log, ConfigTable: read, ...makeSecret, ...show, ...putOnBus },
    api: {
      apiLogs: log,
      ProfileTable: change,
      ...lists,
      ConfigTable: change,
      ...putOnBus,
      ...startJobs,
      ...tendQueues,
    },
    links: { linksLogs: log, ProfileTable: change, ConfigTable: read, ...makeSecret, ...putOnBus },
    'update-profile': {
      updateprofileLogs: log,
      ProfilesQueue: work,
      ...show,
      ...tell,
      ProfileTable: change,
      ConfigTable: read,
      ...putOnBus,
      ...arm,
      WakesQueue: 'sqs:SendMessage',
    },
    'advance-enrollment': {
      advanceenrollmentLogs: log,
      WakesQueue: work,
      ...tell,
      ProfileTable: change,
      ConfigTable: read,
      ...makeSecret,
      ...putOnBus,
      ...arm,
      'identity/*': 'ses:SendEmail',
      'configuration-set/kaskad-dev': 'ses:SendEmail',
      'app/*/kaskad-dev-*': 'sns:CreatePlatformEndpoint',
      'endpoint/*/kaskad-dev-*': 'sns:SetEndpointAttributes',
      '*': 'sns:Publish',
    },
    'record-delivery': {
      recorddeliveryLogs: log,
      DeliveriesQueue: work,
      ...tell,
      ProfileTable: change,
      ConfigTable: read,
      ...makeSecret,
      ...putOnBus,
      ...arm,
    },
    'run-jobs': {
      runjobsLogs: log,
      ProfileTable: change,
      ...lists,
      ConfigTable: change,
      ...putOnBus,
      ...arm,
      JobsQueue: `${work} sqs:SendMessage`,
      ...tell,
    },
    'keep-counts': { keepcountsLogs: log, CountsQueue: work, ProfileTable: keep, ConfigTable: read },
  };

describe('a function may do what it needs and nothing else', () => {
  it.each(Object.entries(allowed))('%s', (name, table) => {
    expect(permissionsOf(name)).toEqual(table);
  });

  it('is told so in policies that only allow, by action and resource', () => {
    for (const [, { PolicyDocument }] of kaskad.ofType('AWS::IAM::Policy'))
      for (const statement of PolicyDocument?.Statement ?? [])
        expect(Object.keys(statement).filter((key) => key.startsWith('Not'))).toEqual([]);
  });

  it('stands in policies of their own, and not in roles', () => {
    for (const [, role] of kaskad.ofType('AWS::IAM::Role')) expect(role).not.toHaveProperty('Policies');
  });
});

/** Actions of all policies on the function's role, by resource. */
function permissionsOf(name: string): Record<string, string> {
  const [, found] =
    kaskad
      .ofType('AWS::Lambda::Function')
      .find(([, { FunctionName }]) => FunctionName === `kaskad-dev-${name}`) ?? [];
  const role = JSON.stringify(found?.Role);
  const policies = kaskad
    .ofType('AWS::IAM::Policy')
    .filter(([, { Roles = [] }]) => Roles.some(({ Ref }) => role.includes(`"${Ref}"`)))
    .map(([id]) => id);
  const byResource = new Map<string, Set<string>>();
  for (const { policy, actions, resources, Condition } of allowances(kaskad)) {
    if (!policies.includes(policy)) continue;
    for (const resource of resources) {
      const on = [named(resource), ...Object.keys(Condition ?? {})].join(' if ');
      byResource.set(on, new Set([...(byResource.get(on) ?? []), ...actions]));
    }
  }
  return Object.fromEntries([...byResource].map(([on, actions]) => [on, [...actions].sort().join(' ')]));
}

/** The logical id without its hash, or what follows the account in an ARN made of parts. */
function named(resource: string): string {
  const [, logicalId] =
    /(?:GetAtt":\["|FnGetAtt)(\w+?)(?:[0-9A-F]{8})?(?:","Arn"|Arn[0-9A-F]{8}")/.exec(resource) ?? [];
  const [index = ''] = /\/index\/\w+/.exec(resource) ?? [];
  const [, tail] = /":(?:[\w-]+:)?([^"]+)"\]\]\}$/.exec(resource) ?? [];
  return logicalId ? `${logicalId}${index}` : (tail ?? resource.replaceAll('"', ''));
}
