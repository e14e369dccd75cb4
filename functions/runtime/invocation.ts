import { AsyncLocalStorage } from 'node:async_hooks';
import type { Metric } from '../../core/metrics.ts';

/** What is known of the work in hand without being handed from function to function. */
interface Invocation {
  /** Of the request that all of it began with, as API Gateway's access log names it. */
  requestId: string | undefined;
  counts: Map<Metric, number>;
}

const running = new AsyncLocalStorage<Invocation>();

/** The request that what is done now goes back to; undefined for what the clock or a job began. */
export const requestIdNow = (): string | undefined => running.getStore()?.requestId;

export const countsNow = (): Map<Metric, number> | undefined => running.getStore()?.counts;

/** Does work that goes back to a request; inside it every log line and every entry on the bus says so. */
export const following = <T>(requestId: string | undefined, work: () => T): T =>
  running.run({ requestId, counts: countsNow() ?? new Map() }, work);

/** The request is known only once something was read: from here on it is followed. */
export const follow = (requestId: string | undefined): void => {
  const now = running.getStore();
  if (now && requestId !== undefined) now.requestId = requestId;
};

/** As API Gateway makes them. What somebody else wrote into a message is not repeated in a log. */
const REQUEST_ID = /^[\w+/=-]{1,64}$/;

/** Reads it from a message of a queue: an entry of the bus carries it in its detail. */
export const requestIdIn = (message: unknown): string | undefined => {
  const detail: unknown = (message as { detail?: unknown } | null)?.detail;
  const id: unknown = (detail as { requestId?: unknown } | null | undefined)?.requestId;
  return typeof id === 'string' && REQUEST_ID.test(id) ? id : undefined;
};
