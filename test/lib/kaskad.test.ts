import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { App, Stack } from 'aws-cdk-lib/core';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { functionSizes } from '../../lib/function-sizes.ts';
import { Kaskad, type KaskadProps } from '../../lib/kaskad.ts';
import { faultsBetween } from './baseline/faults.ts';
import pinned from './baseline/stateful.json' with { type: 'json' };
import { statefulOf } from './baseline/stateful.ts';
import { synthesize } from './synth.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaskad-construct-'));
const folders = { functionsFolder: join(folder, 'functions'), consoleFolder: 'console/public' };

beforeAll(() => {
  for (const name of Object.keys(functionSizes)) {
    mkdirSync(join(folders.functionsFolder, name), { recursive: true });
    writeFileSync(join(folders.functionsFolder, name, 'index.js'), '');
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const appOf = (context = {}) => new App({ builtinCloudFormationValidation: false, context });
const kaskadIn = (app: App, props: KaskadProps = {}) =>
  new Kaskad(app, 'Marketing', { ...folders, ...props });
const templatesOf = ({ stacks: { data, api, engine } }: Kaskad) => ({
  data: Template.fromStack(data),
  api: Template.fromStack(api),
  engine: Template.fromStack(engine),
});
/** Without where the code of functions lies, which is another one here, and the names of statements, which hold the path. */
const shape = (template: Template) =>
  JSON.parse(
    JSON.stringify(template.toJSON(), (key, value) =>
      ['Code', 'Metadata', 'Sid'].includes(key) ? undefined : value,
    ),
  );

describe('Kaskad in somebody’s own app', () => {
  it('is the same stacks as in ours, whatever flags of the CDK that app has', () => {
    const app = appOf(CURRENTLY_RECOMMENDED_FLAGS);
    const theirs = templatesOf(kaskadIn(app, { stage: 'prod', archive: true }));
    const { templates } = synthesize({ stage: 'prod', archive: 'true' });

    for (const name of ['data', 'api', 'engine'] as const)
      expect(shape(theirs[name])).toEqual(shape(templates[name]));
  });

  it('replaces nothing that our app has deployed', () => {
    const made = kaskadIn(appOf(), {
      ...{ stage: 'prod', archive: true, endUserMessaging: true, ownKey: true },
    });
    const stacks = { ...synthesize({ stage: 'prod' }), ...made.stacks, templates: templatesOf(made) };

    expect(faultsBetween(pinned, statefulOf(stacks as Parameters<typeof statefulOf>[0]))).toEqual([]);
  });

  it('hands out what one may want to grant, watch or extend', () => {
    const app = appOf();
    const kaskad = kaskadIn(app, { archive: true });
    const mine = new Stack(app, 'Mine');
    const heard = new Queue(mine, 'Heard');

    new Rule(mine, 'Orders', {
      eventBus: kaskad.bus,
      eventPattern: { detail: { events: { event: ['Order Completed'] } } },
      targets: [new SqsQueue(heard)],
    });
    kaskad.profileTable.grantReadData(new Role(mine, 'Reader', { assumedBy: new AccountRootPrincipal() }));

    expect([...Object.keys(kaskad.functions), 'publish-console'].sort()).toEqual(
      Object.keys(functionSizes).sort(),
    );
    expect(Object.keys(kaskad.queues)).toEqual(['profiles', 'wakes', 'deliveries', 'jobs', 'counts']);
    expect(kaskad.alarms.length).toBeGreaterThan(15);
    for (const one of [
      'profileTable',
      'configTable',
      'httpApi',
      'userPool',
      'distribution',
      'archive',
    ] as const)
      expect(kaskad[one]).toBeDefined();
    const given = Template.fromStack(mine);
    given.resourceCountIs('AWS::Events::Rule', 1);
    given.resourceCountIs('AWS::IAM::Policy', 1);
  });

  it('hands out the tables that were restored, where those are in use', () => {
    const app = appOf();
    const restored = { restoredProfileTable: 'profiles-r1', restoredConfigTable: 'config-r1' };
    const kaskad = kaskadIn(app, restored);
    const mine = new Stack(app, 'Mine');
    kaskad.profileTable.grantReadData(new Role(mine, 'Reader', { assumedBy: new AccountRootPrincipal() }));

    expect([kaskad.profileTable.tableName, kaskad.configTable.tableName]).toEqual([
      'profiles-r1',
      'config-r1',
    ]);
    const policies = JSON.stringify(Template.fromStack(mine).findResources('AWS::IAM::Policy'));
    expect(policies).toContain('table/profiles-r1');
    expect(policies).toContain('table/profiles-r1/index/*');
  });

  it('hands out the stack in us-east-1 where its console needs one', () => {
    const withFirewall = kaskadIn(appOf(), { firewall: true, region: 'eu-central-1' });

    expect(withFirewall.stacks.edge?.region).toBe('us-east-1');
    expect(kaskadIn(appOf()).stacks.edge).toBeUndefined();
  });

  it('leaves resources of the app around it alone', () => {
    const app = appOf();
    const mine = new Stack(app, 'Mine');
    new Queue(mine, 'Queue');
    kaskadIn(app);

    expect(JSON.stringify(Template.fromStack(mine).toJSON())).not.toContain('kaskad');
  });

  it('stands twice in an app, as two stages', () => {
    const app = appOf();
    new Kaskad(app, 'Test', { ...folders, stage: 'test' });
    new Kaskad(app, 'Prod', { ...folders, stage: 'prod', console: false });

    expect(
      app
        .synth()
        .stacks.map(({ stackName }) => stackName)
        .sort(),
    ).toEqual([
      ...['Kaskad-prod-Api', 'Kaskad-prod-Data', 'Kaskad-prod-Engine', 'Kaskad-test-Api'],
      ...['Kaskad-test-Console', 'Kaskad-test-Data', 'Kaskad-test-Engine'],
    ]);
  });

  it('refuses settings that cannot be, in one sentence', () => {
    expect(() => kaskadIn(appOf(), { stage: 'Prod Berlin' })).toThrow('Not a stage name: Prod Berlin');
    expect(() => kaskadIn(appOf(), { linkDomain: 'go.shop.example' })).toThrow(
      'The link domain go.shop.example needs linkZoneId or linkCertificateArn',
    );
  });
});
