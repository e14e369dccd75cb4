import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';
import { mayWriteUnder } from './may-write-under.ts';

/** Lets a function that otherwise only reads ConfigTable count, together with its like, what comes in. */
export function mayThrottle(worker: AppFunction, context: EngineContext): void {
  mayWriteUnder(worker, context, ['dynamodb:UpdateItem'], ['THROTTLE#*']);
}
