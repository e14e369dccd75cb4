import type { Fault } from '../../core/errors.ts';

/** An answer of the API that is none of 2xx, as RFC 9457 words it. Status 0: there was no answer. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  readonly faults: readonly Fault[];
  /** When there is room again, where too much was asked. */
  readonly retryAfterMs: number | undefined;
  constructor(
    status: number,
    body: Partial<Record<'title' | 'detail' | 'faults', unknown>>,
    { cause, retryAfterMs }: { cause?: unknown; retryAfterMs?: number | undefined } = {},
  ) {
    super(typeof body.title === 'string' ? body.title : `status ${status}`, { cause });
    this.status = status;
    this.detail = typeof body.detail === 'string' ? body.detail : undefined;
    this.retryAfterMs = retryAfterMs;
    this.faults = Array.isArray(body.faults) ? (body.faults as Fault[]) : [];
  }
}

/** Is asking again of any use? */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Is what was looked at no longer so? Precondition Failed and Conflict say that. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 412 || error.status === 409);
