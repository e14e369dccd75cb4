import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { CoreError, type Fault, Invalid } from '../../core/errors.ts';

/** RFC 9457. `detail` is for the developer who reads it; it never repeats what was sent. */
export interface Problem {
  status: number;
  title: string;
  detail?: string;
  faults?: Fault[];
}

const RETRY_AFTER_SECONDS = '5';

/** A refusal as problem JSON; 429 and 503 say when to come back. */
export const problemAnswer = (
  { status, title, detail, faults }: Problem,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': 'application/problem+json',
    ...(status === 429 || status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
    ...headers,
  },
  body: JSON.stringify({
    type: 'about:blank',
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(faults === undefined ? {} : { faults }),
  }),
});

const statuses: Record<CoreError['code'], Problem> = {
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Somebody else changed it first' },
  invalid: { status: 422, title: 'The input has faults' },
  'provider-rejected': { status: 502, title: 'The provider refused it' },
  'provider-unavailable': { status: 503, title: 'Not taken, try again' },
};

/** The one place where errors become HTTP. What is not of the core's family is our own fault. */
export const answerToError = (error: unknown): APIGatewayProxyStructuredResultV2 => {
  if (!(error instanceof CoreError)) return problemAnswer({ status: 500, title: 'Our fault' });
  const faults = error instanceof Invalid ? { faults: error.faults } : {};
  return problemAnswer({ ...statuses[error.code], ...faults });
};
