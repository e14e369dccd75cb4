import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { type Account, accountAt, call, remove } from './aws.ts';
import { dropUserPools, expectConsole } from './console.ts';
import { expectDeployed } from './deployed.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { inventory } from './inventory.ts';
import { type Keys, seedKeys } from './keys.ts';
import { phase } from './phase.ts';
import { arrangeShop, blackBox, leaveSomebodyWaiting, SENDERS } from './shop.ts';
import { bootstrap, deleteStacks, deploy, outputs, STAGE } from './stacks.ts';
import { applyWorkarounds, workaroundsStillNeeded } from './workarounds.ts';

const OPS = 'arn:aws:sns:us-east-1:000000000000:kaskad-ops';

/** Everything that happens to a deployment in its life, in an account that is empty before and after. */
export async function rehearse(url: string): Promise<void> {
  const account = accountAt(url);
  await phase('cdk bootstrap', () => bootstrap(account));
  const before = await inventory(account);
  await phase('cdk deploy --all', () => deploy(account));
  await phase('what was deployed', () => expectDeployed(account));
  await phase('what the emulator drops', () => workaroundsStillNeeded(account));
  await applyWorkarounds(account);
  await phase('the console at its address', () => expectConsole(account));
  const { ApiUrl = '' } = await outputs(account);
  const door = await openFrontDoor(ApiUrl);
  try {
    await serve(account, door);
  } finally {
    await door.stop();
  }
  await phase('delete everything', () => clear(account, before));
}

async function serve(account: Account, door: FrontDoor): Promise<void> {
  const keys: Keys = await phase('keys and settings', async () => {
    const made = await seedKeys(account);
    await arrangeShop(account, door.url, made);
    return made;
  });
  await phase('the black-box suite', () => blackBox(account, door.url, keys));
  const stillComes = await leaveSomebodyWaiting(account, door.url, keys);
  await phase('a second deploy, with a change', () => deploy(account, { alarmTopicArn: OPS }));
  await phase('the console is still there', () => expectConsole(account));
  await phase('alarms notify whom the second deploy names', () => alarmsNotify(account));
  await phase('whoever was waiting is still written to', stillComes);
}

async function alarmsNotify(account: Account): Promise<void> {
  const target = 'GraniteServiceVersion20100801.DescribeAlarms';
  type Alarms = { MetricAlarms: { AlarmName: string; AlarmActions: string[] }[] };
  const { MetricAlarms } = await call<Alarms>(account, 'monitoring', target, {});
  ok(MetricAlarms.length > 0, 'There is no alarm');
  for (const { AlarmName, AlarmActions } of MetricAlarms) deepStrictEqual(AlarmActions, [OPS], AlarmName);
}

/** By name, one stack after another; tables stay by design, so that they are let go and deleted one by one. */
async function clear(account: Account, before: string[]): Promise<void> {
  const { ProfileTableName = '', ConfigTableName = '' } = await outputs(account);
  await deleteStacks(account);
  const kept = [ConfigTableName, ProfileTableName].map((name) => `table ${name}`).sort();
  const tables = (await inventory(account)).filter((line) => line.startsWith('table '));
  strictEqual(tables.join('\n'), kept.join('\n'), 'The tables did not outlive their stack');
  for (const TableName of [ProfileTableName, ConfigTableName]) {
    const dynamo = (action: string, input: object) =>
      call(account, 'dynamodb', `DynamoDB_20120810.${action}`, { TableName, ...input });
    await dynamo('UpdateTable', { DeletionProtectionEnabled: false });
    await dynamo('DeleteTable', {});
  }
  await dropUserPools(account);
  await dropRemadeLogs(account);
  await remove(account, 'ses', `/v2/email/identities/${SENDERS}`);
  strictEqual((await inventory(account)).join('\n'), before.join('\n'), 'Something was left in the account');
}

/**
 * A function that is still at work when its stack goes writes a last line. AWS would refuse it the new log group, the emulator asks for no
 * permission. One of the template is told by its retention: it would be left, and be found.
 */
async function dropRemadeLogs(account: Account): Promise<void> {
  const logs = <T>(action: string, input: object) =>
    call<T>(account, 'logs', `Logs_20140328.${action}`, input);
  type Groups = { logGroups: { logGroupName: string; retentionInDays?: number }[] };
  const { logGroups } = await logs<Groups>('DescribeLogGroups', { logGroupNamePrefix: `/kaskad/${STAGE}/` });
  for (const { logGroupName, retentionInDays } of logGroups)
    if (retentionInDays === undefined) await logs('DeleteLogGroup', { logGroupName });
}
