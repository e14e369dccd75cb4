import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from '../synth.ts';

const { templates, ofType } = synthesize({ archive: 'true' });
const plain = synthesize();

describe('the archive', () => {
  const bucket = templates.data.toJSON().Resources.ArchiveBucket;

  it('keeps its logical id, is private and encrypted, and outlives the stack', () => {
    expect(bucket).toMatchObject({
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
  });

  it('has no versions, so that what is erased is gone, and forgets after thirteen months', () => {
    expect(bucket.Properties).not.toHaveProperty('VersioningConfiguration');
    expect(bucket.Properties.LifecycleConfiguration.Rules).toEqual([
      { Id: 'events', Prefix: 'events/', ExpirationInDays: 395, Status: 'Enabled' },
      { Id: 'failed', Prefix: 'events-failed/', ExpirationInDays: 30, Status: 'Enabled' },
      { Id: 'work', Prefix: 'work/', ExpirationInDays: 1, Status: 'Enabled' },
      { Id: 'unfinished', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
    ]);
  });

  it('answers by TLS only', () => {
    templates.data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('is filled with all events of the bus, one line each, gzipped under a date', () => {
    templates.engine.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamName: 'kaskad-dev-archive',
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' },
      ExtendedS3DestinationConfiguration: {
        CompressionFormat: 'GZIP',
        Prefix: 'events/!{timestamp:yyyy/MM/dd}/',
        BufferingHints: { IntervalInSeconds: 900, SizeInMBs: 16 },
        ProcessingConfiguration: {
          Enabled: true,
          Processors: [
            {
              Type: 'AppendDelimiterToRecord',
              Parameters: [{ ParameterName: 'Delimiter', ParameterValue: '\\n' }],
            },
          ],
        },
      },
    });
    const [rule] = ofType('AWS::Events::Rule').filter(([id]) => id.startsWith('ArchiveEvents'));
    expect(rule?.[1]).toMatchObject({
      EventPattern: { source: [{ prefix: 'shop.' }, 'kaskad'], 'detail-type': ['events'] },
      Targets: [{ DeadLetterConfig: { Arn: expect.anything() } }],
    });
  });

  it('is read and cleaned by jobs alone, and known to the api', () => {
    const reading = ofType('AWS::IAM::Policy').filter(([, { PolicyDocument }]) =>
      JSON.stringify(PolicyDocument).includes('s3:GetObject'),
    );
    expect(reading.map(([, { Roles }]) => JSON.stringify(Roles))).toEqual([
      expect.stringContaining('runjobsRole'),
    ]);
    const told = ofType('AWS::Lambda::Function').filter(([, { Environment }]) =>
      JSON.stringify(Environment?.Variables.ARCHIVE_BUCKET_NAME ?? '').includes('ImportValue'),
    );
    expect(told.map(([, { FunctionName }]) => FunctionName).sort()).toEqual([
      'kaskad-dev-api',
      'kaskad-dev-run-jobs',
    ]);
  });

  it('is nothing where it is not asked for', () => {
    expect(plain.types.filter((type) => /S3|Firehose/.test(type))).toEqual([]);
    expect(plain.data.archive).toBeUndefined();
  });
});
