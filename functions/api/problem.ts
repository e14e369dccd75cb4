import type { Fault } from '../../core/errors.ts';
import type { Problem } from '../runtime/http-errors.ts';

/** An expected "no" of a route; the handler writes it as RFC 9457 problem JSON. */
export interface Refusal {
  problem: Problem;
  headers?: Record<string, string>;
}

const titles = {
  400: 'Bad request',
  401: 'A valid bearer token is needed',
  403: 'This token may not do that',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible now',
  412: 'The document has changed since it was read',
  413: 'Too large',
  422: 'The document has faults',
  429: 'Too many calls',
} as const;

/** Why there is no answer: `detail` in a sentence, `faults` by place in the document. */
export const problem = (
  status: keyof typeof titles,
  more: { detail?: string; faults?: Fault[] } = {},
  headers: Record<string, string> = {},
): Refusal => ({ problem: { status, title: titles[status], ...more }, headers });
