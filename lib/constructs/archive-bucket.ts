import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Thirteen months: the same season of last year can be played again. */
const KEPT = Duration.days(395);

/** The folders of the archive. What jobs lay aside while they work is nobody's after a day. */
export const folders = { events: 'events/', failed: 'events-failed/', work: 'work/' } as const;

/**
 * Every bus entry for thirteen months: private, encrypted, by TLS only. Without versions: what is erased is gone. The logical
 * id is pinned, as those of the tables are.
 */
export class ArchiveBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, key: Key | undefined) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...(key
        ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'events', prefix: folders.events, expiration: KEPT },
        { id: 'failed', prefix: folders.failed, expiration: Duration.days(30) },
        { id: 'work', prefix: folders.work, expiration: Duration.days(1) },
        { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    (this.bucket.node.defaultChild as CfnBucket).overrideLogicalId('ArchiveBucket');
  }
}
