import type { Fault } from '../../core/errors.ts';

/** A refusal as RFC 9457 problem JSON. */
export interface Problem {
  status: number;
  headers?: Record<string, string>;
  body: { type: 'about:blank'; title: string; status: number; detail?: string; faults?: Fault[] };
}

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'A valid bearer token is needed',
  403: 'This token may not do that',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'The document has changed since it was read',
  413: 'Too large',
  422: 'The document has faults',
  500: 'Our fault',
  503: 'Try again later',
};

/** An answer that says no, and why: `detail` in a sentence, `faults` by place in the document. */
export const problem = (
  status: number,
  more: { detail?: string; faults?: Fault[]; headers?: Record<string, string> } = {},
): Problem => {
  const { headers, ...rest } = more;
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: { type: 'about:blank', title: titles[status] ?? 'Error', status, ...rest },
  };
};
