import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';

/** Lets a function that otherwise only reads ConfigTable write under these partition keys, in which `*` stands for anything. */
export function mayWriteUnder(
  worker: AppFunction,
  { config }: EngineContext,
  actions: readonly ('dynamodb:PutItem' | 'dynamodb:UpdateItem')[],
  keys: readonly string[],
): void {
  const operator = keys.some((key) => key.includes('*')) ? 'StringLike' : 'StringEquals';
  worker.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [config.tableArn],
      conditions: { [`ForAllValues:${operator}`]: { 'dynamodb:LeadingKeys': [...keys] } },
    }),
  );
}
