import * as z from 'zod';
import type { Queue } from '../queue/queue.ts';
import { AwsFault } from './fault.ts';
import type { JsonInput } from './protocols.ts';
import { sqsFault } from './sqs-send.ts';

interface Task {
  readonly SourceArn: string;
  readonly DestinationArn: string | undefined;
  readonly Status: 'COMPLETED';
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  readonly StartedTimestamp: number;
}

const MOST_TASKS = 10;
const LEND_SECONDS = 60;

const schemas = {
  start: z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
  list: z.object({ SourceArn: z.string(), MaxResults: z.number().min(1).max(MOST_TASKS).default(1) }),
  cancel: z.object({ TaskHandle: z.string() }),
};

/** Moves of dead letters back to a queue. A laptop has few: a move is over when it is answered. */
export function moveActions(
  queues: ReadonlyMap<string, Queue>,
  nowMs: () => number,
): [string, (input: JsonInput) => unknown][] {
  const tasks = new Map<string, Task[]>();
  const all = [...queues.values()];
  const at = (arn: string | undefined): Queue => {
    const queue = all.find(({ model }) => model.arn === arn);
    if (queue) return queue;
    throw sqsFault(
      'ResourceNotFoundException',
      "The resource that you specified for the SourceArn parameter doesn't exist.",
    );
  };

  function start({ SourceArn, DestinationArn }: z.infer<typeof schemas.start>) {
    const source = at(SourceArn);
    if (!all.some(({ model }) => model.redrive?.deadLetterArn === SourceArn))
      throw new AwsFault('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    const moved = move(source, (arn) => at(DestinationArn ?? arn));
    const task: Task = {
      ...{ SourceArn, DestinationArn, Status: 'COMPLETED', StartedTimestamp: nowMs() },
      ApproximateNumberOfMessagesMoved: moved,
      ApproximateNumberOfMessagesToMove: moved,
    };
    tasks.set(SourceArn, [task, ...(tasks.get(SourceArn) ?? [])].slice(0, MOST_TASKS));
    return { TaskHandle: Buffer.from(JSON.stringify([SourceArn, task.StartedTimestamp])).toString('base64') };
  }

  function list({ SourceArn, MaxResults }: z.infer<typeof schemas.list>) {
    at(SourceArn);
    return { Results: (tasks.get(SourceArn) ?? []).slice(0, MaxResults) };
  }

  function cancel(): never {
    throw sqsFault('ResourceNotFoundException', 'There is no running task under this handle.');
  }

  return [
    ['StartMessageMoveTask', read(schemas.start, start)],
    ['ListMessageMoveTasks', read(schemas.list, list)],
    ['CancelMessageMoveTask', read(schemas.cancel, cancel)],
  ];
}

const read =
  <S extends z.ZodType>(schema: S, run: (input: z.infer<S>) => unknown) =>
  (input: JsonInput) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) throw new AwsFault('InvalidParameterValue', z.prettifyError(parsed.error));
    return run(parsed.data);
  };

/** They arrive as new messages; those that somebody holds are left. */
function move(source: Queue, destinationOf: (sourceArn: string | undefined) => Queue): number {
  const receipts = source.receive(Number.POSITIVE_INFINITY, { visibilityTimeoutSeconds: LEND_SECONDS });
  for (const { handle, message } of receipts) {
    destinationOf(message.deadLetterSourceArn).send(message.body, { attributes: message.attributes });
    source.delete(handle);
  }
  return receipts.length;
}
