import { describe, expect, it } from '@jest/globals';
import { type App, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { synthesize } from './synth.ts';

const plain = synthesize().app;
const whole = synthesize({
  ...{ archive: 'true', endUserMessaging: 'true', stage: 'prod' },
  ...{ mailDomain: 'shop.example', mailZoneId: 'Z123', linkDomain: 'go.shop.example', linkZoneId: 'Z123' },
}).app;

const placed = synthesize({ region: 'eu-central-1', account: '123456789012', firewall: 'true' }).app;

/** Without what every path has, and one for the routes of a function. */
const shortened = (path: string) =>
  path.replace(/^Kaskad|\/Resource$/g, '').replace(/(Routes|Function)\/.*/, '$1');

/** What both packs find, as [rule, paths]; without regard to what is set aside where `all` is asked for. */
function found(app: App, severity: 'error' | 'warning', all = false): [string, string[]][] {
  return [AwsSolutionsChecks, ServerlessChecks].flatMap((Checks) => {
    const pack = new Checks(app);
    if (all) Object.assign(pack, { isAcknowledged: () => false });
    return pack
      .validateScope(app)
      .violations.filter((one) => one.severity === severity)
      .map(({ ruleName, violatingResources }): [string, string[]] => [
        ruleName.replace(/\[.*/, ''),
        violatingResources.map(({ constructPath = '' }) => shortened(constructPath)),
      ]);
  });
}

/** One rule at one place is one; the patterns of IAM5 are one rule. */
const setAside = (app: App) =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data))
      .map(([id, reason]) => ({ rule: `${node.path} ${id.replace(/\[.*|^annotation::/gi, '')}`, reason })),
  );

describe('the rules of cdk-nag, AwsSolutions and Serverless', () => {
  it.each([
    ['plain', plain],
    ['with everything', whole],
    ['with region and account, as its file has them', placed],
  ])('find no fault in a stage, %s', (_which, app) => expect(found(app, 'error')).toEqual([]));

  it('are set aside ten times at most, each with a reason', () => {
    for (const app of [plain, whole]) {
      const all = setAside(app);

      expect(new Set(all.map(({ rule }) => rule)).size).toBeGreaterThan(0);
      expect(new Set(all.map(({ rule }) => rule)).size).toBeLessThanOrEqual(10);
      for (const { reason } of all) expect(reason.length).toBeGreaterThan(40);
    }
  });

  it('are set aside for these resources and for no others', () => {
    const paths = new Map<string, Set<string>>();
    for (const [rule, where] of found(whole, 'error', true))
      paths.set(rule, new Set([...(paths.get(rule) ?? []), ...where]));
    const about = Object.fromEntries([...paths].map(([rule, where]) => [rule, [...where].sort()]));

    const fed = ['advance-enrollment', 'keep-counts', 'record-delivery', 'run-jobs', 'update-profile'];
    const ours = [...fed, 'api', 'collect', 'links'].sort().map((name) => `Engine/${name}/Function`);
    const queues = ['Archive', 'Counts', 'Deliveries', 'Jobs', 'Profiles', 'Schedules', 'Wakes'];
    expect(about).toEqual({
      'AwsSolutions-APIG4': ['Engine/ApiRoutes', 'Engine/IngestRoutes', 'Engine/LinkRoutes'],
      'AwsSolutions-CFR3': ['Console/Distribution'],
      'AwsSolutions-CFR4': ['Console/Distribution'],
      'AwsSolutions-COG8': ['Data/SignIn/UserPool'],
      'AwsSolutions-IAM5': [
        ...['Console/publish-console/Role/DefaultPolicy', 'Engine/Archive/Writing'],
        ...['Engine/Schedules/Arming', 'Engine/advance-enrollment/Sending', 'Engine/run-jobs/Archive'],
      ],
      'AwsSolutions-S1': ['Console/Files', 'Data/Archive/Bucket'],
      'AwsSolutions-SQS3': ['Engine/Archive/DeadLetters/Queue', 'Engine/Schedules/DeadLetters/Queue'],
      'Serverless-LambdaDLQ': ['Console/publish-console/Function', ...ours],
      'Serverless-LambdaEventSourceMappingDestination': fed.map((name) => `Engine/${name}/Function`),
      'Serverless-SQSRedrivePolicy': queues.map((name) => `Engine/${name}/DeadLetters/Queue`),
    });
  });

  it('warn of what a stage may choose', () => {
    expect(found(plain, 'warning').map(([rule]) => rule)).toEqual([
      ...['AwsSolutions-CFR1', 'AwsSolutions-CFR2', 'Serverless-LambdaTracing'],
    ]);
  });
});
