import { readProperties, unsupported } from '../read-properties.ts';
import type { Resource } from '../resources.ts';
import { schemas } from '../schemas.ts';

/** An event source mapping from a queue to a function. */
export interface MappingModel {
  readonly enabled: boolean;
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly reportsItemFailures: boolean;
  readonly maximumConcurrency: number;
}

/** What AWS starts with; it scales further, which a laptop need not. */
const DEFAULT_CONCURRENCY = 5;

export function queueMapping(resource: Resource): MappingModel {
  const mapping = readProperties(resource, schemas.mapping);
  if (mapping.FilterCriteria !== undefined) throw unsupported(resource, 'FilterCriteria');
  if (!mapping.EventSourceArn.includes(':sqs:'))
    throw unsupported(resource, 'event sources other than queues');
  return {
    enabled: mapping.Enabled,
    queueArn: mapping.EventSourceArn,
    functionName: mapping.FunctionName.split(':').at(-1) ?? mapping.FunctionName,
    batchSize: mapping.BatchSize,
    batchingWindowSeconds: mapping.MaximumBatchingWindowInSeconds,
    reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY,
  };
}
