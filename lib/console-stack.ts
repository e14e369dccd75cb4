import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { OAuthScope, type UserPool, UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { distributionOf, type Edge } from './console/distribution.ts';
import { leadTo } from './console/domain.ts';
import { filesOf, upload } from './console/files.ts';
import type { CodeOf } from './constructs/app-function.ts';
import type { Stage } from './stage.ts';

export interface ConsoleStackProps extends StackProps {
  readonly stage: Stage;
  readonly httpApi: HttpApi;
  readonly userPool: UserPool;
  readonly codeOf: CodeOf;
  readonly edge: Edge;
  /** The built console. */
  readonly folder: string;
}

/**
 * The console: files in a bucket that only CloudFront reads, the API at the same address, so that no browser asks for leave first, and
 * sign-in by the user pool. Nothing of it costs while nobody looks.
 */
export class ConsoleStack extends Stack {
  /** Of the web page; it has no secret. */
  readonly clientId: string;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, props);
    const { stage, userPool } = props;
    const signInAt = new UserPoolDomain(this, 'SignInPage', {
      userPool,
      cognitoDomain: { domainPrefix: `kaskad-${stage.name}-${this.account}` },
    }).baseUrl();
    const bucket = filesOf(this);
    this.distribution = distributionOf(this, { ...props, bucket, signInAt });
    const { consoleDomain } = stage;
    const address = `https://${consoleDomain?.name ?? this.distribution.distributionDomainName}`;
    if (consoleDomain) leadTo(this, consoleDomain, this.distribution);
    const client = new UserPoolClient(this, 'Browser', {
      userPool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      // Only the pool's own page signs people in: a token by SRP may change the e-mail, which is the name in the audit.
      authFlows: { userSrp: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${address}/`],
        logoutUrls: [`${address}/`],
      },
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(7),
    });
    this.clientId = client.userPoolClientId;
    const config = {
      signIn: 'cognito',
      authority: `https://cognito-idp.${this.region}.${this.urlSuffix}/${userPool.userPoolId}`,
      clientId: this.clientId,
      domain: signInAt,
    };
    upload(this, { ...props, bucket, distribution: this.distribution, config });
    new CfnOutput(this, 'ConsoleUrl', { value: address });
  }
}
