/** One billable call that the application made or caused. */
export interface AwsCall {
  readonly service:
    | 'apigateway'
    | 'dynamodb'
    | 'events'
    | 'firehose'
    | 'lambda'
    | 'logs'
    | 's3'
    | 'scheduler'
    | 'ses'
    | 'sns'
    | 'sqs';
  readonly action: string;
  readonly bytes: number;
  /** What AWS bills: requests, 64 KB chunks, capacity units. */
  readonly units: number;
  /** Of a read: items that were looked at. */
  readonly items?: number;
  /** The table, queue, bus or function, where there is one. */
  readonly resource?: string;
  /** What a write to a table is about: partition and sort key of its (first) item, with a space between. */
  readonly key?: string;
}

export type Meter = (call: AwsCall) => void;

const KB = 1024;

/** The bus and queues bill every started 64 KB of a payload. */
export const chunksOf64Kb = (bytes: number): number => Math.max(1, Math.ceil(bytes / (64 * KB)));

/** An HTTP API bills every started 512 KB. */
export const chunksOf512Kb = (bytes: number): number => Math.max(1, Math.ceil(bytes / (512 * KB)));
