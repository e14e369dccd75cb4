import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';

/** Lets a function that otherwise only reads ConfigTable put down what came in, for whoever watches. */
export function mayShow(worker: AppFunction, { config }: EngineContext, kind: 'event' | 'refused'): void {
  worker.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resources: [config.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`LIVE#${kind}#*`, 'SEEN#*'] } },
    }),
  );
}
