import type { AppFunction } from '../constructs/app-function.ts';
import type { EngineContext } from './context.ts';
import { mayWriteUnder } from './may-write-under.ts';

/**
 * Partitions of secrets that whoever needs one first makes, by a conditional put: the key that signs links, the one by which
 * identities and blocked addresses are hashed, and the one that signs web push.
 */
const partitions = { links: 'SECRET#links', people: 'SECRET#people', vapid: 'SECRET#vapid' } as const;

/** Lets a function that otherwise only reads ConfigTable put this one item. */
export function mayMakeSecret(
  worker: AppFunction,
  context: EngineContext,
  name: keyof typeof partitions,
): void {
  mayWriteUnder(worker, context, ['dynamodb:PutItem'], [partitions[name]]);
}
