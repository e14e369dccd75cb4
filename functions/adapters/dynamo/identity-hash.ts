import { createHmac } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { Identity } from '../../../core/profile/profile.ts';
import { dynamoSecret } from './secret.ts';

/** 64 hex digits that stand for an identity. Without the deployment's secret nobody can tell whose they are by trying. */
export type HashOf = (identity: Identity) => string;

export interface IdentityHash {
  /** Makes the secret on first use. */
  get(): Promise<HashOf>;
  /** Undefined while there is no secret: then nothing has been hashed yet. */
  peek(): Promise<HashOf | undefined>;
}

/** HMAC-SHA256 of `namespace#value`. */
export const identityHash = (client: DynamoDBClient, configTable: string): IdentityHash => {
  const secret = dynamoSecret(client, configTable, 'people');
  return {
    get: async () => hashBy(await secret.get()),
    async peek() {
      const key = await secret.peek();
      return key === undefined ? undefined : hashBy(key);
    },
  };
};

const hashBy =
  (key: string): HashOf =>
  (identity) =>
    createHmac('sha256', key).update(identityKey(identity)).digest('hex');
