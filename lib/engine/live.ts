import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';
import { mayWriteUnder } from './may-write-under.ts';

/** Lets a function that otherwise only reads ConfigTable put down what came in, for whoever watches. */
export function mayShow(worker: AppFunction, context: EngineContext, kind: 'event' | 'refused'): void {
  mayWriteUnder(worker, context, ['dynamodb:PutItem', 'dynamodb:UpdateItem'], [`LIVE#${kind}#*`, 'SEEN#*']);
}
