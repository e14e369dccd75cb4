import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../core/ports.ts';
import type { Throttle } from '../../core/throttle/ports.ts';
import { log } from '../runtime/log.ts';
import { dynamoSharedCounts } from './dynamo/shared-counts.ts';
import { sharedThrottle } from './shared-throttle.ts';

/** The throttle that all processes of a deployment share. `client` is one of `viewCalls`: it tries once, and nobody waits for it long. */
export const dynamoThrottle = (client: DynamoDBClient, tableName: string, clock: Clock): Throttle =>
  sharedThrottle({
    counts: dynamoSharedCounts(client, tableName),
    clock,
    warn: (error) => log.warn('limit not counted together', { error }),
  });
