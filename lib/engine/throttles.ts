import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';

/** Lets a function that otherwise only reads ConfigTable count, together with its like, what comes in. */
export function mayThrottle(worker: AppFunction, { config }: EngineContext): void {
  worker.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:UpdateItem'],
      resources: [config.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['THROTTLE#*'] } },
    }),
  );
}
