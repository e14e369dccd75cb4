import { ComparisonOperator, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventBus, type IRuleTarget, Match, Rule } from 'aws-cdk-lib/aws-events';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { AppFunction } from '../constructs/app-function.ts';
import { folders } from '../constructs/archive-bucket.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { ImpactAlarm } from '../constructs/impact-alarm.ts';
import type { Stage } from '../stage.ts';

export interface ArchiveFlowProps {
  readonly stage: Stage;
  readonly bus: EventBus;
  readonly bucket: Bucket;
}

/** A file is closed after this; small enough to be read whole by a function. */
const buffering = { intervalInSeconds: 900, sizeInMBs: 16 };

/** Every entry of the bus that holds events, as it stands there, into files of a day: one line each, gzipped. */
export class ArchiveFlow extends Construct {
  /** What the stream did not take. */
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, { stage, bus, bucket }: ArchiveFlowProps) {
    super(scope, id);
    const name = `kaskad-${stage.name}-archive`;
    const { role, policy } = writingRole(this, bucket);
    const stream = new CfnDeliveryStream(this, 'Stream', {
      deliveryStreamName: name,
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: role.roleArn,
        bufferingHints: buffering,
        compressionFormat: 'GZIP',
        prefix: `${folders.events}!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `${folders.failed}!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        processingConfiguration: { enabled: true, processors: [newLine] },
      },
    });
    // The service looks whether it may write when the stream is made.
    stream.node.addDependency(policy);
    const dead = new DeadLetterQueue(this, 'DeadLetters', {
      stage,
      impact: 'Some events are missing from the archive: a back-test of these days counts too little.',
      runbook: 'archive-events-failed',
    });
    this.deadLetters = dead;
    new Rule(this, 'Events', {
      eventBus: bus,
      eventPattern: {
        source: Match.anyOf(Match.prefix('shop.'), Match.exactString('kaskad')),
        detailType: ['events'],
      },
      targets: [into(this, stream, dead)],
    });
    lateAlarm(this, stage, name);
  }
}

const newLine = {
  type: 'AppendDelimiterToRecord',
  parameters: [{ parameterName: 'Delimiter', parameterValue: '\\n' }],
};

/** Adds files to the archive, and reads nothing. */
function writingRole(scope: Construct, bucket: Bucket): { role: Role; policy: Policy } {
  const role = serviceRole(scope, 'WritingRole', 'firehose.amazonaws.com');
  const policy = new Policy(scope, 'Writing', {
    statements: [
      new PolicyStatement({
        actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
        resources: [bucket.arnForObjects('events*')],
      }),
      new PolicyStatement({
        actions: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
        resources: [bucket.bucketArn],
      }),
    ],
    roles: [role],
  });
  return { role, policy };
}

/** A role that only this account's use of the service may take. */
const serviceRole = (scope: Construct, id: string, service: string): Role =>
  new Role(scope, id, {
    assumedBy: new ServicePrincipal(service, {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });

/** The stream as a target of the bus; what it does not take within a day joins the dead letters. */
function into(scope: Construct, stream: CfnDeliveryStream, { queue }: DeadLetterQueue): IRuleTarget {
  const role = new Role(scope, 'BusRole', { assumedBy: new ServicePrincipal('events.amazonaws.com') });
  const { attrArn: arn } = stream;
  role.addToPolicy(
    new PolicyStatement({ actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'], resources: [arn] }),
  );
  return {
    bind(rule) {
      queue.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleRef.ruleArn } },
        }),
      );
      return { arn, role, deadLetterConfig: { arn: queue.queueArn } };
    },
  };
}

function lateAlarm(scope: Construct, stage: Stage, DeliveryStreamName: string): void {
  new ImpactAlarm(scope, 'Late', {
    stage,
    metric: new Metric({
      namespace: 'AWS/Firehose',
      metricName: 'DeliveryToS3.DataFreshness',
      dimensionsMap: { DeliveryStreamName },
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    // Four files late. After a day Firehose gives the events up.
    threshold: Duration.hours(1).toSeconds(),
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    impact: 'Events do not reach the archive: after a day those that wait are lost to back-tests.',
    runbook: 'archive-is-late',
  });
}

/** Reads the archive, cleans it, and lays aside beside it what a job works on. */
export function mayWorkOnArchive(worker: AppFunction, bucket: Bucket): void {
  const policy = new Policy(worker, 'Archive', {
    statements: [
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [bucket.arnForObjects('*')],
      }),
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    ],
  });
  if (worker.lambda.role) policy.attachToRole(worker.lambda.role);
}
