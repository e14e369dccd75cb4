import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';

/**
 * Partitions of secrets that whoever needs one first makes, by a conditional put: the key that signs links, the one by which
 * identities and blocked addresses are hashed, and the one that signs web push.
 */
const partitions = { links: 'SECRET#links', people: 'SECRET#people', vapid: 'SECRET#vapid' } as const;

/** Lets a function that otherwise only reads ConfigTable put this one item. */
export function mayMakeSecret(
  worker: AppFunction,
  { config }: EngineContext,
  name: keyof typeof partitions,
): void {
  worker.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:PutItem'],
      resources: [config.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [partitions[name]] } },
    }),
  );
}
