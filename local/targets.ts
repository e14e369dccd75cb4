import { chunksOf64Kb, type Meter } from './meter.ts';
import type { Queue } from './queue/queue.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { Streams } from './stream/streams.ts';
import type { RuleTarget } from './template/models/bus-rule.ts';

export interface Targets {
  /** Hands text to the target of a rule or a schedule, or to its dead letter queue. */
  deliver(target: RuleTarget, text: string): void;
  fire(schedule: Schedule): void;
  isTarget(arn: string): boolean;
}

/** Queues and delivery streams are the targets that the local run knows. */
export function createTargets(
  queues: readonly Queue[],
  streams: Pick<Streams, 'put'>,
  meter: Meter,
): Targets {
  const byArn = new Map(queues.map((queue) => [queue.model.arn, queue]));

  function deliver({ arn, deadLetterArn }: RuleTarget, text: string): void {
    if (streams.put(arn, Buffer.from(text))) return;
    const queue = byArn.get(arn) ?? byArn.get(deadLetterArn ?? '');
    if (!queue) throw new Error(`The local run has no target ${arn}`);
    const bytes = Buffer.byteLength(text);
    meter({
      service: 'sqs',
      action: 'SendMessage',
      bytes,
      units: chunksOf64Kb(bytes),
      resource: queue.model.name,
    });
    queue.send(text);
  }

  return {
    deliver,
    fire: ({ targetArn: arn, deadLetterArn, input }) =>
      deliver({ arn, ...(deadLetterArn !== undefined && { deadLetterArn }) }, input),
    isTarget: (arn) => byArn.has(arn),
  };
}
