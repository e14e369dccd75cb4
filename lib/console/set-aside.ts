import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { type Stack, Validations } from 'aws-cdk-lib/core';

const BY_CONSTRUCT =
  'The function that copies files at a deployment is AWS’s own construct: its rights are those to this bucket and to the assets of the CDK.';

/** What cdk-nag finds and is meant so. */
export function setAside(
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
