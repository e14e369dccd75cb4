import { ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventBus, EventPattern } from 'aws-cdk-lib/aws-events';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { FunctionName } from '../../functions/manifest.ts';
import { functionSizes } from '../function-sizes.ts';
import type { Stage } from '../stage.ts';
import type { AppFunction } from './app-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { type Impact, ImpactAlarm } from './impact-alarm.ts';
import { pinMapping } from './mapping-ids.ts';

export interface QueueRouteProps<N extends FunctionName> {
  readonly stage: Stage;
  /** The function that works the queue off. */
  readonly worker: N;
  readonly batchSize: number;
  readonly batchWindow?: Duration;
  readonly maxConcurrency: number;
  /** How often a message is tried before it goes to the dead letters; forty times unless said. */
  readonly tries?: number;
  /** Age of the oldest message that wakes somebody. */
  readonly lateAfter: Duration;
  readonly late: Impact;
  readonly dead: Impact;
}

const keepFor = Duration.days(14);

/**
 * A conflict or an outage must not look like poison: a table that is down for half an hour, or a neighbour that kills the function, which
 * gives the whole batch back. Two hours of a worker of thirty seconds; to take a message again changes nothing.
 */
const TRIES = 40;

/** A queue with all that belongs to it: dead letters, worker with partial batches, two alarms. */
export class QueueRoute<N extends FunctionName> extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  private readonly props: QueueRouteProps<N>;

  constructor(scope: Construct, id: string, props: QueueRouteProps<N>) {
    super(scope, id);
    this.props = props;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { stage: props.stage, ...props.dead });
    this.queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: keepFor,
      visibilityTimeout: visibilityOf(props),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: props.tries ?? TRIES },
    });
    new ImpactAlarm(this, 'Late', {
      stage: props.stage,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
      threshold: props.lateAfter.toSeconds(),
      comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
      ...props.late,
    });
  }

  /** Hands the messages to their worker, a failed one given back without its neighbours. */
  to(worker: AppFunction<N>): this {
    const { batchSize, batchWindow, maxConcurrency } = this.props;
    worker.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        ...(batchWindow && { maxBatchingWindow: batchWindow }),
        maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
    pinMapping(worker);
    return this;
  }

  /** Fills the queue from a bus; what the bus cannot deliver joins the dead letters. */
  from(id: string, source: { bus?: EventBus; pattern: EventPattern }): this {
    const rule = new Rule(this, id, {
      ...(source.bus && { eventBus: source.bus }),
      eventPattern: source.pattern,
    });
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters.queue }));
    return this;
  }

  /** Fills the queue from a topic, each message as it was published. */
  fromTopic(topic: ITopic): this {
    topic.addSubscription(
      new SqsSubscription(this.queue, {
        rawMessageDelivery: true,
        deadLetterQueue: this.deadLetters.queue,
      }),
    );
    return this;
  }
}

/** Six times the worker's timeout and its batching window, as Lambda asks for. */
function visibilityOf({ worker, batchWindow }: QueueRouteProps<FunctionName>): Duration {
  return Duration.seconds(functionSizes[worker].timeout.toSeconds() * 6 + (batchWindow?.toSeconds() ?? 0));
}
