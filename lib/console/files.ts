import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** Nothing that a deployment does not bring back. */
export const filesOf = (scope: Construct): Bucket =>
  new Bucket(scope, 'Files', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });

export interface Upload {
  readonly stage: Stage;
  readonly folder: string;
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  readonly config: Record<string, string>;
}

const PAGE = 'index.html';
const ICON = 'console/favicon.svg';
const CONFIG = 'console/config.json';
const NAMED = [PAGE, ICON, CONFIG];

/** Files whose names carry their hash are kept for a year; the page, its icon and its configuration are asked for each time. */
export function upload(scope: Construct, { stage, folder, bucket, distribution, config }: Upload): void {
  const logGroup = new LogGroup(scope, 'CopyLogs', {
    retention: stage.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const files = new BucketDeployment(scope, 'Assets', {
    sources: [Source.asset(folder)],
    destinationBucket: bucket as IBucket,
    exclude: NAMED,
    cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    // A page that is open still asks for files of the release before.
    prune: false,
    logGroup,
  });
  const page = new BucketDeployment(scope, 'Page', {
    sources: [Source.asset(folder, { exclude: ['console/**', `!${ICON}`] }), Source.jsonData(CONFIG, config)],
    destinationBucket: bucket as IBucket,
    cacheControl: [CacheControl.fromString('no-cache')],
    prune: false,
    distribution,
    distributionPaths: NAMED.map((name) => `/${name}`),
    logGroup,
  });
  page.node.addDependency(files);
}
