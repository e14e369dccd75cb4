import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { synthesize } from './synth.ts';

const { console: stack, data, engine } = synthesize({ stage: 'prod' });
if (!stack) throw new Error('A stage has a console unless it says otherwise');
const template = Template.fromStack(stack);

describe('the console as it is deployed', () => {
  it('lies in a bucket that nobody but CloudFront reads', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', OriginAccessControlOriginType: 's3' },
    });
  });

  it('is copied anew whenever it or what it has to know changes, by a function that may do nothing else', () => {
    const [layer = ''] = Object.keys(template.findResources('AWS::Lambda::LayerVersion'));
    template.hasResource('AWS::Lambda::Function', {
      Properties: { FunctionName: 'kaskad-prod-publish-console', Layers: [{ Ref: layer }] },
    });
    template.hasResourceProperties('Custom::KaskadConsole', {
      files: { Ref: layer },
      config: Match.objectLike({ signIn: 'cognito', clientId: Match.anyValue() }),
    });
    const policies = Object.values(template.findResources('AWS::IAM::Policy'));
    const actions = policies.flatMap(({ Properties: { PolicyDocument } }) =>
      PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action),
    );

    expect(actions.sort()).toEqual([
      ...['logs:CreateLogStream', 'logs:PutLogEvents', 's3:DeleteObject', 's3:ListBucket', 's3:PutObject'],
    ]);
    for (const { Properties } of policies)
      for (const { Action, Resource } of Properties.PolicyDocument.Statement)
        if ([Action].flat().some((action: string) => action.startsWith('s3:')))
          expect(JSON.stringify(Resource)).toContain('"Files8E6940B8"');
  });

  it('is copied behind the distribution: one that fails to be made leaves a bucket that can go', () => {
    const [distribution] = Object.keys(template.findResources('AWS::CloudFront::Distribution'));

    template.hasResource('Custom::KaskadConsole', { DependsOn: Match.arrayWith([distribution]) });
    // Another id would be deleted after the new one was made, and the bucket be emptied with it.
    expect(Object.keys(template.findResources('Custom::KaskadConsole'))).toEqual(['Copy']);
  });

  it('keeps logs of copying as long as the stage does, and leaves none behind', () => {
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
      Properties: { RetentionInDays: 90 },
    });
  });

  it('has the API at the same address, never from a cache', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          Match.objectLike({
            PathPattern: '/v1/*',
            ViewerProtocolPolicy: 'https-only',
            AllowedMethods: Match.arrayWith(['PUT', 'POST', 'DELETE']),
            // The managed policy "CachingDisabled".
            CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          }),
        ],
      },
    });
  });

  it('runs no script but its own, in no frame, and never without TLS', () => {
    const [headers] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const text = JSON.stringify(headers);

    expect(text).toContain("script-src 'self';");
    expect(text).toContain('"FrameOption":"DENY"');
    expect(text).toContain('StrictTransportSecurity');
  });

  it('is signed in to with a second factor, in one of four groups, by invitation only', () => {
    const pool = Template.fromStack(data);
    pool.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: {
        MfaConfiguration: 'ON',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        DeletionProtection: 'ACTIVE',
      },
    });
    const groups = Object.values(pool.findResources('AWS::Cognito::UserPoolGroup'));

    expect(groups.map(({ Properties: { GroupName, Precedence } }) => [GroupName, Precedence])).toEqual(
      expect.arrayContaining([
        ['admin', 0],
        ['operator', 1],
        ['marketer', 2],
        ['viewer', 3],
      ]),
    );
  });

  it('signs in as a page that has no secret, with a code and not with a token in the address', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('signs in by the page of the pool alone: a token of another way could change the name in the audit', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
  });

  it('tells the api whose tokens it takes', () => {
    const functions = Template.fromStack(engine).findResources('AWS::Lambda::Function');
    const api = Object.values(functions).find(
      ({ Properties }) => Properties.FunctionName === 'kaskad-prod-api',
    );

    expect(api?.Properties.Environment.Variables).toMatchObject({
      USER_POOL_ID: expect.anything(),
      USER_POOL_CLIENT_ID: expect.anything(),
    });
    expect(api?.Properties.Environment.Variables.USER_POOL_ID).not.toBe('');
  });

  it('is left out where a stage says so, with its pool', () => {
    const without = synthesize({ console: 'false' });

    expect(without.console).toBeUndefined();
    Template.fromStack(without.data).resourceCountIs('AWS::Cognito::UserPool', 0);
  });
});

describe('every address that is no file', () => {
  const handler = new Function(
    `${readFileSync('lib/console/address.js', 'utf8')}; return handler;`,
  )() as (event: { request: { uri: string } }) => { uri: string };
  const led = (uri: string) => handler({ request: { uri } }).uri;

  it.each([
    ['/', '/index.html'],
    ['/journeys/cart-abandoned', '/index.html'],
    ['/people/01ABC', '/index.html'],
    ['/console/index-AB12.js', '/console/index-AB12.js'],
    ['/console/config.json', '/console/config.json'],
  ])('%s is %s', (uri, file) => expect(led(uri)).toBe(file));
});
