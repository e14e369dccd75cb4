import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import {
  GetAccountCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import {
  GetPlatformApplicationAttributesCommand,
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { awsClients } from '../../../../bin/kaskad/aws/clients.ts';
import { doctor } from '../../../../bin/kaskad/doctor/doctor.ts';
import { apiProbe } from '../../../../bin/kaskad/doctor/probes/api.ts';
import type { StageFile } from '../../../../lib/stage-file.ts';

const sts = mockClient(STSClient);
const ssm = mockClient(SSMClient);
const cloudFormation = mockClient(CloudFormationClient);
const cloudWatch = mockClient(CloudWatchClient);
const cognito = mockClient(CognitoIdentityProviderClient);
const dynamo = mockClient(DynamoDBClient);
const lambda = mockClient(LambdaClient);
const route53 = mockClient(Route53Client);
const ses = mockClient(SESv2Client);
const sns = mockClient(SNSClient);
const sqs = mockClient(SQSClient);

const file: StageFile = {
  stage: 'prod',
  region: 'eu-central-1',
  account: '123456789012',
  mail: { domain: 'shop.example', zoneId: 'Z0123456789ABC' },
  shop: {
    sender: 'Shop <hello@shop.example>',
    pushApplications: { ios: 'arn:aws:sns:eu-central-1:1:app/APNS/x' },
  },
};
const nowMs = Date.parse('2026-11-29T10:00:00Z');
const named = (name: string, message = name) => Object.assign(new Error(message), { name });
const missing = named('ValidationError', 'Stack with id Kaskad-prod-Data does not exist');

const alarm = (stage: string, StateValue: 'OK' | 'ALARM', AlarmActions: string[] = []) => ({
  ...{ AlarmName: `kaskad-${stage}-profile-events-failed`, StateValue, AlarmActions },
  AlarmDescription: 'Events are missing. What to do: docs/runbook.md#profile-events-failed',
});

const stacks = (status = 'UPDATE_COMPLETE', EnableTerminationProtection = false) => {
  const outputs: Record<string, [string, string][]> = {
    Data: [
      ['ProfileTableName', 'profiles'],
      ['ConfigTableName', 'config'],
      ['SignInUserPoolId0A1B2C3D', 'pool'],
    ],
  };
  for (const part of ['Data', 'Api', 'Console', 'Engine'])
    cloudFormation.on(DescribeStacksCommand, { StackName: `Kaskad-prod-${part}` }).resolves({
      Stacks: [
        {
          StackName: `Kaskad-prod-${part}`,
          StackStatus: status as 'UPDATE_COMPLETE',
          EnableTerminationProtection,
          CreationTime: new Date(nowMs),
          Outputs: (outputs[part] ?? []).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
        },
      ],
    });
};

/** An account in which everything is as it should be, and a stage that works. */
beforeEach(() => {
  for (const one of [sts, ssm, cloudFormation, cloudWatch, cognito, dynamo, lambda, route53, ses, sns, sqs])
    one.reset();
  sts.on(GetCallerIdentityCommand).resolves({ Account: '123456789012' });
  ssm.on(GetParameterCommand).resolves({ Parameter: { Value: '21' } });
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions: 1000 } });
  ses.on(GetAccountCommand).resolves({
    ...{ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'HEALTHY' },
    SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14 },
  });
  ses.on(GetEmailIdentityCommand).resolves({
    ...{ IdentityType: 'DOMAIN', VerifiedForSendingStatus: true },
    DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' },
  });
  ses.on(GetConfigurationSetEventDestinationsCommand).resolves({
    EventDestinations: [
      {
        ...{ Name: 'default-bus', Enabled: true, EventBridgeDestination: { EventBusArn: 'arn' } },
        MatchingEventTypes: ['DELIVERY', 'BOUNCE', 'COMPLAINT'],
      },
    ],
  });
  sns.on(GetSMSSandboxAccountStatusCommand).resolves({ IsInSandbox: false });
  sns.on(GetSMSAttributesCommand).resolves({ attributes: { MonthlySpendLimit: '200' } });
  sns.on(GetPlatformApplicationAttributesCommand).resolves({ Attributes: { Enabled: 'true' } });
  route53.on(GetHostedZoneCommand).resolves({
    HostedZone: { Id: 'Z', Name: 'shop.example.', CallerReference: 'x', Config: { PrivateZone: false } },
  });
  cloudWatch.on(DescribeAlarmsCommand).resolves({
    MetricAlarms: [alarm('prod', 'OK', ['arn:ops'])],
  });
  cognito.on(ListUsersCommand).resolves({ Users: [{ Username: 'ann' }] });
  cognito.on(ListUsersInGroupCommand).resolves({ Users: [{ Username: 'ann' }] });
  dynamo.on(DescribeTableCommand).resolves({ Table: { DeletionProtectionEnabled: true } });
  dynamo.on(DescribeContinuousBackupsCommand).resolves({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  });
  dynamo.on(QueryCommand).resolves({
    Items: [{ sk: { S: 'one' }, body: { S: JSON.stringify({ id: 'one', name: 'Eve', role: 'admin' }) } }],
  });
  dynamo.on(GetItemCommand).resolves({});
  sqs
    .on(ListQueuesCommand)
    .resolves({ QueueUrls: ['https://sqs/1/Kaskad-prod-Engine-ProfilesDeadLetters1'] });
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '0' } });
  cloudFormation.on(DescribeStacksCommand).rejects(missing);
});

const examine = (own: StageFile | undefined = file) =>
  doctor({ stage: 'prod', file: own, nowMs }, awsClients('eu-central-1'));
const bad = async (own?: StageFile) =>
  (await examine(own)).filter(({ state }) => state !== 'ok').map(({ state, says }) => `${state}: ${says}`);

describe('an account before a deployment', () => {
  it('is fit where everything is as it should be', async () => {
    expect(await bad()).toEqual([]);
  });

  it('is fit although SES does not know a domain yet that the deployment makes known', async () => {
    ses.on(GetEmailIdentityCommand).rejects(named('NotFoundException'));

    expect(await bad()).toEqual([]);
  });

  it('may be tried with an address alone, which nobody signs for', async () => {
    const own = { ...file, mail: { identity: 'me@mailbox.example' }, shop: {} };
    ses
      .on(GetEmailIdentityCommand)
      .resolves({ IdentityType: 'EMAIL_ADDRESS', VerifiedForSendingStatus: true });

    expect(await bad(own)).toEqual(['note: Mail from me@mailbox.example is not signed (DKIM: off).']);

    ses.on(GetEmailIdentityCommand).resolves({ IdentityType: 'EMAIL_ADDRESS' });
    expect(await bad(own)).toEqual(['fault: me@mailbox.example is not verified: SES refuses its mail.']);
  });

  it('is told all that a fresh account cannot do', async () => {
    ssm.on(GetParameterCommand).rejects(named('ParameterNotFound'));
    lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions: 10 } });
    ses.on(GetAccountCommand).resolves({ SendingEnabled: true, SendQuota: { Max24HourSend: 200 } });
    sns.on(GetSMSSandboxAccountStatusCommand).resolves({ IsInSandbox: true });
    sns.on(GetSMSAttributesCommand).resolves({ attributes: {} });
    sns.on(GetPlatformApplicationAttributesCommand).resolves({ Attributes: { Enabled: 'false' } });
    route53.on(GetHostedZoneCommand).resolves({
      HostedZone: { Id: 'Z', Name: 'other.example.', CallerReference: 'x' },
    });

    expect(await bad()).toEqual([
      'fault: The CDK has not been set up in this account and region.',
      'note: Only 10 functions may run at once: under load requests fail and messages are given up.',
      'note: SES is in its sandbox: verified recipients only, 200 mails a day.',
      'note: SNS is in its sandbox: SMS to ten verified numbers only.',
      'note: SMS for $1 a month, then they are refused or silently lost.',
      'fault: The zone Z0123456789ABC is of other.example: shop.example does not lie in it.',
      'fault: Push to ios is off: Firebase or Apple refused its credentials.',
    ]);
  });

  it('is not looked at where it is the wrong one', async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: '999999999999' });

    expect(await bad()).toEqual([
      'fault: This is the account 999999999999; the stage lives in 123456789012.',
    ]);
    expect(ses.calls()).toEqual([]);
  });

  it('cannot be looked at by nobody in particular', async () => {
    sts.on(GetCallerIdentityCommand).rejects(named('ExpiredTokenException', 'The token has expired'));

    await expect(examine()).rejects.toThrow(/^AWS does not know who asks \(The token has expired\)/);
  });

  it('is looked at as far as permissions go, and says which are missing', async () => {
    ses.on(GetAccountCommand).rejects(named('AccessDeniedException'));
    cloudFormation.on(DescribeStacksCommand).rejects(named('AccessDenied'));
    lambda.on(GetAccountSettingsCommand).rejects(named('TimeoutError'));

    const unseen = (await examine()).filter(({ state }) => state === 'unknown');
    expect(unseen.map(({ says, todo }) => [says, todo])).toEqual([
      ['May not look at stacks.', 'Allow cloudformation:DescribeStacks.'],
      ['how many functions run at once: no answer in time.', 'Look again, or at your network.'],
      ['May not look at mail.', 'Allow ses:GetAccount.'],
    ]);
  });
});

describe('a stage after its deployment', () => {
  it('lacks nothing but its sender where keys were made and people invited', async () => {
    stacks();

    expect(await bad()).toEqual(['fault: The shop has no sender: no mail goes out.']);
  });

  it('is told what does not work', async () => {
    stacks();
    ses.on(GetEmailIdentityCommand).resolves({
      ...{ IdentityType: 'DOMAIN', VerifiedForSendingStatus: true },
      DkimAttributes: { SigningEnabled: true, Status: 'PENDING' },
    });
    ses.on(GetConfigurationSetEventDestinationsCommand).resolves({ EventDestinations: [] });
    sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '3' } });
    cloudWatch.on(DescribeAlarmsCommand).resolves({ MetricAlarms: [alarm('prod', 'ALARM')] });
    cognito.on(ListUsersInGroupCommand).resolves({ Users: [] });
    dynamo.on(DescribeTableCommand).resolves({ Table: { DeletionProtectionEnabled: false } });
    dynamo.on(QueryCommand).resolves({ Items: [] });

    expect(await bad()).toEqual([
      'fault: Mail from shop.example is not signed (DKIM: PENDING).',
      'fault: SES does not report DELIVERY, BOUNCE, COMPLAINT of kaskad-prod.',
      'fault: 3 dead letters in Kaskad-prod-Engine-ProfilesDeadLetters1.',
      'fault: kaskad-prod-profile-events-failed rings: Events are missing.',
      'note: Alarms tell nobody.',
      'fault: Nobody who signs in is an administrator.',
      'fault: config may be deleted.',
      'fault: profiles may be deleted.',
      'fault: No source may send events.',
      'fault: There is no token of an admin.',
      'fault: The shop has no sender: no mail goes out.',
    ]);
  });

  it('rings by its own alarms, not by those of a stage whose name goes on', async () => {
    stacks();
    cloudWatch.on(DescribeAlarmsCommand).resolves({
      MetricAlarms: [alarm('prod', 'OK', ['arn:ops']), alarm('prod-eu', 'ALARM')],
    });

    const found = (await examine()).filter(({ about }) => about === 'alarms');
    expect(found.map(({ says }) => says)).toEqual(['1 alarms, none rings.']);
  });

  it('is mended by commands that name it, and are copied as they are', async () => {
    stacks();
    cloudFormation.on(DescribeStacksCommand, { StackName: 'Kaskad-prod-Api' }).rejects(missing);
    ses.on(GetConfigurationSetEventDestinationsCommand).resolves({ EventDestinations: [] });
    cloudWatch.on(DescribeAlarmsCommand).resolves({});
    dynamo.on(DescribeTableCommand).resolves({ Table: { DeletionProtectionEnabled: false } });
    sns.on(GetPlatformApplicationAttributesCommand).resolves({ Attributes: { Enabled: 'false' } });

    const todos = (await examine()).flatMap(({ todo = '' }) => /npx kaskad .*/.exec(todo) ?? []);
    expect(Array.from(new Set(todos))).toEqual([
      'npx kaskad deploy --stage prod',
      'npx kaskad init --stage prod --push-only --apns-key AuthKey.p8 --apns-key-id … --apns-team-id … --apns-bundle-id …',
    ]);
    expect(todos.filter((todo) => todo.includes('deploy'))).toHaveLength(5);
  });

  it.each([
    ['APNS', '--apns-bundle-id …'],
    ['APNS_SANDBOX', '--apns-bundle-id … --apns-sandbox'],
  ])('gets new credentials for push into the application that it has, of %s', async (platform, end) => {
    const ios = `arn:aws:sns:eu-central-1:1:app/${platform}/kaskad-prod-ios`;
    const own = { ...file, shop: { pushApplications: { ios } } };
    const todo = async () => (await examine(own)).find(({ about }) => about === 'push to ios')?.todo;

    sns.on(GetPlatformApplicationAttributesCommand).resolves({ Attributes: { Enabled: 'false' } });
    expect((await todo())?.endsWith(end)).toBe(true);
    sns.on(GetPlatformApplicationAttributesCommand).rejects(named('NotFoundException'));
    expect((await todo())?.endsWith(end)).toBe(true);
  });

  it('gets higher limits in the region in which it lies', async () => {
    lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions: 10 } });
    sns.on(GetSMSAttributesCommand).resolves({ attributes: {} });

    const todos = (await examine()).filter(({ state }) => state === 'note').map(({ todo }) => todo);
    expect(todos).toEqual([
      expect.stringMatching(/: aws service-quotas .* --desired-value 1000 --region eu-central-1$/),
      expect.stringMatching(/: aws sns set-sms-attributes .*MonthlySpendLimit=… --region eu-central-1$/),
    ]);
  });

  it.each([
    ['says nothing', () => 500, 'npx kaskad tail --logs api --stage prod'],
    ['says all to anybody', () => 200, 'npx kaskad deploy --stage prod'],
  ])('is mended by such a command where its API %s', async (_, statusOf, command) => {
    const server = createServer((_request, response) => response.writeHead(statusOf()).end()).listen(0);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const [found] = await apiProbe(`http://127.0.0.1:${port}`, 'prod').look();
    server.close();

    expect(found?.state).toBe('fault');
    expect(found?.todo?.endsWith(command)).toBe(true);
  });

  it.each([
    ['UPDATE_IN_PROGRESS', 'Wait until it has ended.'],
    [
      'UPDATE_ROLLBACK_FAILED',
      'aws cloudformation continue-update-rollback --stack-name Kaskad-prod-Api --region eu-central-1',
    ],
    ['ROLLBACK_COMPLETE', 'aws cloudformation delete-stack --stack-name Kaskad-prod-Api'],
  ])('says how to go on from %s', async (status, todo) => {
    stacks(status);

    const found = (await examine()).filter(({ about }) => about === 'stacks');
    expect(found.map(({ state }) => state)).toEqual(Array(4).fill('fault'));
    expect(found[1]?.todo).toContain(todo);
  });

  const at = '--stack-name Kaskad-prod-Api --region eu-central-1';
  const unprotect = `aws cloudformation update-termination-protection --no-enable-termination-protection ${at}`;
  const remove = `aws cloudformation delete-stack ${at}`;
  const waits = 'Wait until it has ended; nothing is in it yet. Where nobody deploys any more';

  it.each([
    ['ROLLBACK_COMPLETE', false, [`It never came to life: ${remove}`]],
    [
      'ROLLBACK_COMPLETE',
      true,
      [`It never came to life: ${unprotect}`, `Then, protected no longer: ${remove}`],
    ],
    ['REVIEW_IN_PROGRESS', true, [`${waits}: ${unprotect}`, `Then, protected no longer: ${remove}`]],
    ['UPDATE_FAILED', true, [`Take it back: aws cloudformation rollback-stack ${at}`]],
    [
      'UPDATE_ROLLBACK_FAILED',
      true,
      [`Take back the rest: aws cloudformation continue-update-rollback ${at}`],
    ],
    ['UPDATE_ROLLBACK_COMPLETE', true, []],
  ])('goes on from %s, protected: %s, by commands with nothing behind them', async (status, isOn, steps) => {
    stacks(status, isOn);

    const api = (await examine()).find(({ says }) => says.includes('Kaskad-prod-Api'));
    const lines = api?.todo?.split('\n') ?? [];
    expect(lines.slice(0, -1)).toEqual(steps);
    expect(lines.at(-1)).toMatch(/Deploy again: npx kaskad deploy --stage prod$/);
  });

  it('has a stack in us-east-1 as well, where its console needs one', async () => {
    stacks();
    cloudFormation.on(DescribeStacksCommand, { StackName: 'Kaskad-prod-Edge' }).resolves({
      Stacks: [{ StackName: 'x', StackStatus: 'ROLLBACK_COMPLETE', CreationTime: new Date(nowMs) }],
    });

    const edge = (await examine()).find(({ says }) => says === 'Kaskad-prod-Edge is ROLLBACK_COMPLETE.');
    expect(edge?.todo).toContain('delete-stack --stack-name Kaskad-prod-Edge --region us-east-1');
  });

  it('looks at the bootstrap of us-east-1 too where its console needs something there', async () => {
    stacks();
    ssm.on(GetParameterCommand).rejects(named('ParameterNotFound'));

    const all = await doctor(
      { stage: 'prod', file: { ...file, firewall: true }, nowMs },
      awsClients('eu-central-1'),
    );

    const asked = ssm.commandCalls(GetParameterCommand).map(({ thisValue }) => thisValue.config.region());
    expect(await Promise.all(asked)).toEqual(['eu-central-1', 'us-east-1']);
    expect(all.filter(({ about }) => about.startsWith('the bootstrap'))).toMatchObject([
      { state: 'fault', todo: 'Run npx cdk bootstrap aws://123456789012/eu-central-1' },
      { state: 'fault', todo: 'Run npx cdk bootstrap aws://123456789012/us-east-1' },
    ]);
  });

  it('tells of a console and of what lies in us-east-1 that its file wants no more', async () => {
    stacks();
    cloudFormation.on(DescribeStacksCommand, { StackName: 'Kaskad-prod-Edge' }).resolves({
      Stacks: [{ StackName: 'x', StackStatus: 'CREATE_COMPLETE', CreationTime: new Date(nowMs) }],
    });
    const unwanted = async (more: Partial<StageFile>) =>
      (await doctor({ stage: 'prod', file: { ...file, ...more }, nowMs }, awsClients('eu-central-1')))
        .filter(({ says }) => says.includes('does not want it'))
        .map(({ state, says }) => `${state}: ${says.split(' ')[0]}`);

    expect(await unwanted({ console: false, firewall: true })).toEqual([
      'note: Kaskad-prod-Console',
      'note: Kaskad-prod-Edge',
    ]);
    expect(await unwanted({})).toEqual(['note: Kaskad-prod-Edge']);
    expect(await unwanted({ firewall: true })).toEqual([]);
  });

  it('is half made where a stack is missing', async () => {
    stacks();
    cloudFormation.on(DescribeStacksCommand, { StackName: 'Kaskad-prod-Engine' }).rejects(missing);

    cloudFormation.on(DescribeStacksCommand, { StackName: 'Kaskad-prod-Console' }).rejects(missing);

    expect((await bad()).filter((one) => one.includes('half made'))).toEqual([
      'fault: Kaskad-prod-Console is not there: the deployment is half made.',
      'fault: Kaskad-prod-Engine is not there: the deployment is half made.',
    ]);
  });
});
