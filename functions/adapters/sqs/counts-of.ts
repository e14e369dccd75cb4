import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';

export interface QueueCounts {
  arn: string;
  waiting: number;
  inFlight: number;
  later: number;
}

/** What SQS knows of one queue. */
export const countsOf = async (sqs: SQSClient, QueueUrl: string): Promise<QueueCounts> => {
  const { Attributes: said = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: [
        'QueueArn',
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return {
    arn: said.QueueArn ?? '',
    waiting: Number(said.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(said.ApproximateNumberOfMessagesNotVisible ?? 0),
    later: Number(said.ApproximateNumberOfMessagesDelayed ?? 0),
  };
};
