import { join } from 'node:path';
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
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Fn, type Stack } from 'aws-cdk-lib/core';
import { consolePolicy } from '../../core/net/console-policy.ts';
import type { Stage } from '../stage.ts';
import { ownAddress } from './domain.ts';

/** What lies in us-east-1. */
export interface Edge {
  readonly certificateArn: string | undefined;
  readonly webAclArn: string | undefined;
}

export interface DistributionProps {
  readonly stage: Stage;
  readonly httpApi: HttpApi;
  readonly bucket: Bucket;
  /** Where people sign in: the policy lets the page speak with it. */
  readonly signInAt: string;
  readonly edge: Edge;
}

const rewrite = join(import.meta.dirname, 'address.js');

/** Files and the API at one address, with the headers that a page of its kind should have. */
export function distributionOf(
  stack: Stack,
  { stage, httpApi, bucket, signInAt, edge }: DistributionProps,
): Distribution {
  const issuer = Fn.join('', ['https://cognito-idp.', stack.region, '.', stack.urlSuffix]);
  const headers = new ResponseHeadersPolicy(stack, 'Headers', {
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
  const toPage = new EdgeFunction(stack, 'ToPage', {
    code: FunctionCode.fromFile({ filePath: rewrite }),
    runtime: FunctionRuntime.JS_2_0,
    comment: 'Every address that is no file is the one page',
  });
  const shown = {
    origin: files,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    responseHeadersPolicy: headers,
  };
  return new Distribution(stack, 'Distribution', {
    comment: `Kaskad ${stage.name}`,
    httpVersion: HttpVersion.HTTP2_AND_3,
    ...(edge.webAclArn !== undefined && { webAclId: edge.webAclArn }),
    ...(stage.consoleDomain && edge.certificateArn !== undefined
      ? ownAddress(stack, stage.consoleDomain, edge.certificateArn)
      : {}),
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
}
