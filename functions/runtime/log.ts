import type { Channel } from '../../core/consent/consent.ts';
import { describeError } from './describe-error.ts';
import { requestIdNow } from './invocation.ts';

/** What may stand in a log line. The list is closed on purpose: nothing about a person, no token and no event fits in. */
export interface LogFields {
  /** Of the request that it goes back to, as the access log names it; left out, that of what is going on. */
  requestId?: string | undefined;
  /** Id of the queue's message. */
  recordId?: string;
  status?: number;
  /** How many of something. */
  count?: number;
  attempts?: number;
  ms?: number;
  reason?: string;
  /** Of a message: a hash, that its time line and its provider know. */
  sendId?: string;
  channel?: Channel;
  /** Kind and id of what marketers write: `journey/welcome`. */
  document?: string;
  error?: unknown;
}

export type LogLevel = 'info' | 'warn' | 'error';

const write = (level: LogLevel, message: string, { error, ...fields }: LogFields): void => {
  const requestId = fields.requestId ?? requestIdNow();
  const line = {
    ...{ level, message },
    ...(requestId !== undefined && { requestId }),
    ...fields,
    ...(error === undefined ? {} : { error: describeError(error) }),
  };
  console[level](JSON.stringify(line));
};

/** One JSON object per line. */
export const log = {
  info: (message: string, fields: LogFields = {}) => write('info', message, fields),
  warn: (message: string, fields: LogFields = {}) => write('warn', message, fields),
  error: (message: string, fields: LogFields = {}) => write('error', message, fields),
};
