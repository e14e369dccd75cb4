import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';

/** Partition of the key that signs links; whoever needs it first makes it, by a conditional put. */
const linkKeyPartition = 'SECRET#links';

/** Lets a function that otherwise only reads ConfigTable put this one item. */
export function mayMakeLinkKey(worker: AppFunction, { config }: EngineContext): void {
  worker.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:PutItem'],
      resources: [config.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [linkKeyPartition] } },
    }),
  );
}
