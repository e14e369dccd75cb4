import { GetQueueAttributesCommand, ListQueuesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { fault, ok, type Probe } from '../finding.ts';

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** What functions have given up, in all dead-letter queues of the stage. */
export const deadLettersProbe = (client: SQSClient, stage: string, apiUrl: string | undefined): Probe => ({
  about: 'dead letters',
  allow: ['sqs:ListQueues', 'sqs:GetQueueAttributes'],
  async look() {
    const QueueNamePrefix = `Kaskad-${stage}-Engine-`;
    const { QueueUrls = [] } = await client.send(
      new ListQueuesCommand({ QueueNamePrefix, MaxResults: 1000 }),
    );
    const look = `Look at them: npx kaskad redrive${apiUrl === undefined ? '' : ` --url ${apiUrl}`}`;
    const dead = QueueUrls.filter((url) => nameOf(url).includes('DeadLetters'));
    const found = await Promise.all(
      dead.map(async (QueueUrl) => {
        const AttributeNames = ['ApproximateNumberOfMessages' as const];
        const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
        const count = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
        if (count === 0) return [];
        return [fault(`${count} dead letters in ${nameOf(QueueUrl)}.`, look)];
      }),
    );
    const faults = found.flat();
    return faults.length > 0 ? faults : [ok(`${dead.length} dead-letter queues are empty.`)];
  },
});
