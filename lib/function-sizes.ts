import { Duration } from 'aws-cdk-lib/core';
import type { FunctionName } from '../functions/manifest.ts';

export interface FunctionSize {
  readonly memoryMb: number;
  /** Queues keep a message invisible for six times as long. */
  readonly timeout: Duration;
}

/** CPU comes with memory: what folds or renders gets 512 MB, what only forwards gets 256. */
export const functionSizes: Readonly<Record<FunctionName, FunctionSize>> = {
  collect: { memoryMb: 256, timeout: Duration.seconds(10) },
  api: { memoryMb: 512, timeout: Duration.seconds(29) },
  links: { memoryMb: 256, timeout: Duration.seconds(10) },
  'update-profile': { memoryMb: 512, timeout: Duration.seconds(30) },
  'advance-enrollment': { memoryMb: 512, timeout: Duration.seconds(30) },
  'record-delivery': { memoryMb: 256, timeout: Duration.seconds(15) },
  // Works out days from all that happened in them.
  'keep-counts': { memoryMb: 1024, timeout: Duration.seconds(60) },
  // Some two hundred files, at a deployment.
  'publish-console': { memoryMb: 512, timeout: Duration.minutes(2) },
  'run-jobs': { memoryMb: 512, timeout: Duration.seconds(30) },
};
