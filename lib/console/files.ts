import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { Code, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { CustomResource, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AppFunction, type CodeOf } from '../constructs/app-function.ts';
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
  readonly codeOf: CodeOf;
  readonly folder: string;
  readonly bucket: Bucket;
  /** Made before anything is copied: where it fails, an empty bucket is taken back. */
  readonly distribution: Distribution;
  readonly config: Record<string, string>;
}

/**
 * Copied by a function of ours at each deployment that changes them: `BucketDeployment` may do far more than that. When the stack goes it
 * empties the bucket, which would stay otherwise and keep the stack from going.
 */
export function upload(
  scope: Construct,
  { stage, codeOf, folder, bucket, distribution, config }: Upload,
): void {
  const environment = { BUCKET_NAME: bucket.bucketName };
  const copier = new AppFunction(scope, 'publish-console', { stage, codeOf, environment })
    .may(['s3:PutObject', 's3:DeleteObject'], bucket.arnForObjects('*'))
    .may(['s3:ListBucket'], bucket.bucketArn);
  const layer = new LayerVersion(scope, 'Built', {
    code: Code.fromAsset(folder),
    description: 'The console',
  });
  copier.lambda.addLayers(layer);
  const copy = new CustomResource(scope, 'Copy', {
    serviceToken: copier.lambda.functionArn,
    resourceType: 'Custom::KaskadConsole',
    serviceTimeout: Duration.minutes(5),
    // Whichever of the two changes, it is copied anew.
    properties: { config, files: layer.layerVersionArn },
  });
  copy.node.addDependency(copier, distribution);
}
