import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LinkKey } from '../../../core/send/ports.ts';
import { dynamoSecret } from './secret.ts';

/** The key that signs links. */
export const dynamoLinkKey = (client: DynamoDBClient, tableName: string): LinkKey =>
  dynamoSecret(client, tableName, 'links');
