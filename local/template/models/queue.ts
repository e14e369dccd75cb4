import { readProperties, unsupported } from '../read-properties.ts';
import type { Resource } from '../resources.ts';
import { schemas } from '../schemas.ts';

export interface QueueModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

export function queue(resource: Resource): QueueModel {
  const properties = readProperties(resource, schemas.queue);
  if (properties.FifoQueue) throw unsupported(resource, 'FIFO queues');
  const redrive = properties.RedrivePolicy;
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    arn: resource.attribute('Arn'),
    url: resource.ref(),
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    delaySeconds: properties.DelaySeconds,
    ...(redrive && {
      redrive: { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
    }),
  };
}
