import type { Advanced } from './clock/advance.ts';
import type { LogSink } from './function/log-sink.ts';
import type { Pages } from './http/api-listener.ts';
import type { Meter } from './meter.ts';
import type { FeedbackType } from './outbox/feedback.ts';
import type { OutboxEntry } from './outbox/outbox.ts';

export interface LocalOptions {
  /** The folder of the synthesized app, such as `cdk.out`. */
  readonly assembly: string;
  /** 0 or nothing takes a free one. */
  readonly port?: number;
  /** Keeps tables, queues, schedules and the clock in this folder; without it all is forgotten. */
  readonly data?: string;
  /** Answers what no route of the API takes. */
  readonly pages?: Pages;
  /** Fills the tables before `startLocal` answers; with `data` they may be filled already. */
  readonly seed?: (target: SeedTarget) => Promise<void>;
  readonly meter?: Meter;
}

/** What a seed needs to know. */
export interface SeedTarget {
  /** The API's address. */
  readonly url: string;
  /** Physical table names by the logical ids of the template. */
  readonly tableNames: Readonly<Record<string, string>>;
  /** Endpoint, region and credentials for an SDK client of the tables. */
  readonly dynamodb: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

export interface LocalQueue {
  /** For an SQS client of `awsUrl`. */
  readonly url: string;
  /** Messages that are visible, delayed or on loan. */
  size(): number;
}

/** A running local copy of the application. */
export interface Local extends SeedTarget {
  /** Address of the AWS fakes. */
  readonly awsUrl: string;
  /** Variables that lead a plain SDK client to the local run. */
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: {
    nowMs(): number;
    /** @param duration ISO 8601, such as `PT1H` */
    advance(duration: string): Promise<Advanced>;
    /** @param instant ISO 8601 */
    set(instant: string): Promise<Advanced>;
  };
  readonly outbox: { entries(): readonly OutboxEntry[] };
  /** Plays the provider and waits until that has settled. */
  feedback(sendId: string, type: FeedbackType): Promise<'played' | 'unknown send'>;
  /** Resolves when every queue is empty and every function at rest; rejects where messages only wait for a retry. */
  idle(): Promise<void>;
  /** A queue by its logical id or the begin of it, since the CDK adds a hash. */
  queue(logicalId: string): LocalQueue;
  readonly logs: LogSink;
  /** Deletes what has expired by the virtual clock; happens by itself every minute. */
  sweep(): Promise<number>;
  stop(): Promise<void>;
}
