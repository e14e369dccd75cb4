import { fileURLToPath } from 'node:url';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { OAuthScope, type UserPool, UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import {
  CfnOutput,
  Duration,
  Fn,
  RemovalPolicy,
  Stack,
  type StackProps,
  Validations,
} from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { consolePolicy } from '../core/net/console-policy.ts';
import type { Stage } from './stage.ts';

export interface ConsoleStackProps extends StackProps {
  readonly stage: Stage;
  readonly httpApi: HttpApi;
  readonly userPool: UserPool;
  /** The built console. */
  readonly folder: string;
}

const rewrite = fileURLToPath(new URL('console-address.js', import.meta.url));

/**
 * The console: files in a bucket that only CloudFront reads, the API at the same address, so that no browser asks for leave first, and
 * sign-in by the user pool. Nothing of it costs while nobody looks.
 */
export class ConsoleStack extends Stack {
  /** Of the web page; it has no secret. */
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: ConsoleStackProps) {
    super(scope, id, props);
    const { stage, userPool } = props;
    const signInAt = new UserPoolDomain(this, 'SignInPage', {
      userPool,
      cognitoDomain: { domainPrefix: `kaskad-${stage.name}-${this.account}` },
    }).baseUrl();
    const bucket = filesOf(this);
    const distribution = this.#distribution(props, bucket, signInAt);
    const address = `https://${distribution.distributionDomainName}`;
    const client = new UserPoolClient(this, 'Browser', {
      userPool,
      generateSecret: false,
      preventUserExistenceErrors: true,
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
    upload(this, { ...props, bucket, distribution, config });
    setAside(this, { bucket, distribution });
    new CfnOutput(this, 'ConsoleUrl', { value: address });
  }

  #distribution(
    { stage, httpApi, userPool }: ConsoleStackProps,
    bucket: Bucket,
    signInAt: string,
  ): Distribution {
    const issuer = Fn.join('', ['https://cognito-idp.', this.region, '.', this.urlSuffix]);
    const headers = new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `kaskad-${stage.name}-console`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: consolePolicy(issuer, signInAt), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
    const files = S3BucketOrigin.withOriginAccessControl(bucket as IBucket);
    const toPage = new EdgeFunction(this, 'ToPage', {
      code: FunctionCode.fromFile({ filePath: rewrite }),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Every address that is no file is the one page',
    });
    const shown = {
      origin: files,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headers,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Kaskad ${stage.name}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(stage.webAclArn === undefined ? {} : { webAclId: stage.webAclArn }),
      defaultBehavior: {
        ...shown,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        functionAssociations: [{ function: toPage, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/v1/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', httpApi.apiEndpoint)), {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          }),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
    });
    distribution.node.addDependency(userPool);
    return distribution;
  }
}

/** Nothing that a deployment does not bring back. */
const filesOf = (scope: Construct): Bucket =>
  new Bucket(scope, 'Files', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });

interface Upload {
  readonly folder: string;
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  readonly config: Record<string, string>;
}

/** Files whose names carry their hash are kept for a year, the page and its configuration are asked for each time. */
function upload(scope: Construct, { folder, bucket, distribution, config }: Upload): void {
  const NAMED = ['index.html', 'console/config.json'];
  const files = new BucketDeployment(scope, 'Assets', {
    sources: [Source.asset(folder)],
    destinationBucket: bucket as IBucket,
    exclude: NAMED,
    cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    // A page that is open still asks for files of the release before.
    prune: false,
  });
  const page = new BucketDeployment(scope, 'Page', {
    sources: [
      Source.asset(folder, { exclude: ['console/**'] }),
      Source.jsonData('console/config.json', config),
    ],
    destinationBucket: bucket as IBucket,
    cacheControl: [CacheControl.fromString('no-cache')],
    prune: false,
    distribution,
    distributionPaths: ['/index.html', '/console/config.json'],
  });
  page.node.addDependency(files);
}

const BY_CONSTRUCT =
  'The function that copies files at a deployment is AWS’s own construct: its rights are those to this bucket and to the assets of the CDK.';

/** What cdk-nag finds and is meant so. */
function setAside(
  stack: Stack,
  { bucket, distribution }: { bucket: Bucket; distribution: Distribution },
): void {
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'Only CloudFront reads these files, and they are the same for everybody: a log of it tells nothing.',
  });
  const meant: Record<string, string> = {
    CFR1: 'The team of a shop may sit in any country, and signs in wherever it does.',
    CFR2: 'A web ACL costs money while nobody looks: it is an option of the stage, webAclArn.',
    CFR3: 'Files are the same for everybody, and the API keeps its own log of routes without addresses.',
    CFR4: 'Without a domain of its own CloudFront gives its certificate, and the rule knows no other way to TLS 1.2.',
  };
  for (const [rule, reason] of Object.entries(meant))
    Validations.of(distribution).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  const copier = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  if (!copier) throw new Error('The construct that copies files is named otherwise now');
  const assets = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*';
  const actions = ['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'];
  const wide = [
    ...actions.map((action) => `Action::s3:${action}`),
    ...[assets, `<${stack.getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>/*`, '*'].map(
      (each) => `Resource::${each}`,
    ),
  ];
  const basic = 'Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const ids = ['L1', `IAM4[${basic}]`, ...wide.map((each) => `IAM5[${each}]`)];
  for (const id of ids)
    Validations.of(copier).acknowledge({ id: `AwsSolutions-${id}`, reason: BY_CONSTRUCT });
}
