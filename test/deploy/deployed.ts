import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { type Account, call, query, texts } from './aws.ts';
import { STAGE } from './stacks.ts';

type Attributes = Record<string, string | undefined>;
const isDeadLetters = (name: string) => name.includes('DeadLetters');

/** What an emulator might drop in silence, asked back from what stands: nothing may be lost, lie open or last for ever. */
export async function expectDeployed(account: Account): Promise<void> {
  await queuesKeepAndEncrypt(account);
  await targetsHaveDeadLetters(account);
  await logsExpire(account);
  await rolesAreNarrow(account);
}

async function queuesKeepAndEncrypt(account: Account): Promise<void> {
  const { QueueUrls } = await call<{ QueueUrls: string[] }>(account, 'sqs', 'AmazonSQS.ListQueues', {});
  strictEqual(QueueUrls.length, 11);
  for (const QueueUrl of QueueUrls) {
    const input = { QueueUrl, AttributeNames: ['All'] };
    const target = 'AmazonSQS.GetQueueAttributes';
    const { Attributes } = await call<{ Attributes: Attributes }>(account, 'sqs', target, input);
    strictEqual(Attributes.SqsManagedSseEnabled, 'true', QueueUrl);
    strictEqual(Attributes.MessageRetentionPeriod, String(14 * 86_400), QueueUrl);
    ok(Attributes.Policy?.includes('aws:SecureTransport'), QueueUrl);
    if (isDeadLetters(QueueUrl)) continue;
    const redrive = JSON.parse(Attributes.RedrivePolicy ?? '{}');
    strictEqual(redrive.maxReceiveCount, /JobsQueue/.test(QueueUrl) ? 10 : 40, QueueUrl);
    ok(isDeadLetters(redrive.deadLetterTargetArn), QueueUrl);
  }
}

async function targetsHaveDeadLetters(account: Account): Promise<void> {
  for (const EventBusName of ['default', `kaskad-${STAGE}`]) {
    const events = <T>(action: string, input: object) =>
      call<T>(account, 'events', `AWSEvents.${action}`, input);
    const { Rules } = await events<{ Rules: { Name: string }[] }>('ListRules', { EventBusName });
    ok(Rules.length > 0, EventBusName);
    for (const { Name } of Rules) {
      const input = { EventBusName, Rule: Name };
      type Targets = { Targets: { DeadLetterConfig?: { Arn: string } }[] };
      const { Targets } = await events<Targets>('ListTargetsByRule', input);
      strictEqual(Targets.length, 1, Name);
      ok(isDeadLetters(Targets[0]?.DeadLetterConfig?.Arn ?? ''), Name);
    }
  }
}

async function logsExpire(account: Account): Promise<void> {
  type Groups = { logGroups: { logGroupName: string; retentionInDays?: number }[] };
  const { logGroups } = await call<Groups>(account, 'logs', 'Logs_20140328.DescribeLogGroups', {});
  strictEqual(logGroups.length, 10);
  deepStrictEqual([...new Set(logGroups.map(({ retentionInDays }) => retentionInDays))], [14]);
}

/** No role of ours may do everything of a service, and only a text message goes to no resource in particular. */
async function rolesAreNarrow(account: Account): Promise<void> {
  const roles = texts(await query(account, 'iam', 'ListRoles'), 'RoleName').filter((name) =>
    name.startsWith('Kaskad-'),
  );
  strictEqual(roles.length, 10);
  for (const RoleName of roles) {
    const policies = texts(await query(account, 'iam', 'ListRolePolicies', { RoleName }), 'member');
    ok(policies.length > 0, `${RoleName} has no policy`);
    for (const PolicyName of policies) {
      const [text = ''] = texts(
        await query(account, 'iam', 'GetRolePolicy', { RoleName, PolicyName }),
        'PolicyDocument',
      );
      isNarrow(JSON.parse(decodeURIComponent(text.replaceAll('&quot;', '"'))), `${RoleName} ${PolicyName}`);
    }
  }
}

interface Policy {
  Statement: { Action: string | string[]; Resource: string | string[] }[];
}

function isNarrow({ Statement }: Policy, name: string): void {
  for (const { Action, Resource } of Statement) {
    const actions = [Action].flat();
    ok(
      actions.every((action) => !action.includes('*')),
      `${name}: ${actions}`,
    );
    if ([Resource].flat().includes('*')) deepStrictEqual(actions, ['sns:Publish'], name);
  }
}
