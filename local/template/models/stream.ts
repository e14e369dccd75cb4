import { readProperties, unsupported } from '../read-properties.ts';
import type { Resource } from '../resources.ts';
import { schemas } from '../schemas.ts';

/** A delivery stream that writes files into a bucket. */
export interface StreamModel {
  readonly name: string;
  readonly arn: string;
  readonly bucketArn: string;
  /** With `!{timestamp:…}`, as it stands in the template. */
  readonly prefix: string;
  readonly afterSeconds: number;
  readonly mostBytes: number;
  readonly gzipped: boolean;
  /** Put after each record. */
  readonly delimiter: string;
}

const MB = 1024 * 1024;

export function deliveryStream(resource: Resource): StreamModel {
  const { ExtendedS3DestinationConfiguration: to } = readProperties(resource, schemas.stream);
  const { Processors } = to.ProcessingConfiguration ?? { Processors: [] };
  const unknown = Processors.find(({ Type }) => Type !== 'AppendDelimiterToRecord');
  if (unknown) throw unsupported(resource, `the processor ${unknown.Type}`);
  const [delimiter = ''] = Processors.flatMap(({ Parameters }) =>
    Parameters.map(({ ParameterValue }) => ParameterValue.replaceAll('\\n', '\n')),
  );
  return {
    name: resource.name,
    arn: resource.attribute('Arn'),
    bucketArn: to.BucketARN,
    prefix: to.Prefix,
    afterSeconds: to.BufferingHints.IntervalInSeconds,
    mostBytes: to.BufferingHints.SizeInMBs * MB,
    gzipped: to.CompressionFormat === 'GZIP',
    delimiter,
  };
}
