import { describe, expect, it, jest } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { Conflict, Invalid, NotFound, ProviderUnavailable } from '../../../core/errors.ts';
import { httpFunction } from '../../../functions/runtime/http-function.ts';

const event = { requestContext: { requestId: 'r1' } } as APIGatewayProxyEventV2;
const context = { getRemainingTimeInMillis: () => 10_000 } as Context;

const answerTo = async (error: Error) => {
  const errorLog = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const handler = httpFunction(() => Promise.reject(error));
  const answer = await handler(event, context);
  const logged = errorLog.mock.calls.map(([line]) => String(line));
  errorLog.mockRestore();
  return { answer, logged };
};

describe('a function behind the HTTP API', () => {
  it.each([
    [new NotFound('profile', 'p'), 404],
    [new Conflict('draft'), 409],
    [new Invalid([{ path: '/a', message: 'b' }]), 422],
    [new ProviderUnavailable('bus', false), 503],
    [new TypeError('bug with ann@example.com'), 500],
  ])('answers %p with problem JSON', async (error, status) => {
    const { answer } = await answerTo(error);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ type: 'about:blank', status });
    expect(answer.body).not.toContain('ann@');
  });

  it('carries every fault, and says when to come back', async () => {
    const faults = [
      { path: '/a', message: 'one' },
      { path: '/b', message: 'two' },
    ];
    expect(JSON.parse((await answerTo(new Invalid(faults))).answer.body ?? '')).toMatchObject({ faults });
    expect((await answerTo(new ProviderUnavailable('bus', true))).answer.headers).toHaveProperty(
      'retry-after',
    );
  });

  it('logs our own faults, with place and cause but no message', async () => {
    const error = new TypeError('ann@example.com is not iterable', {
      cause: new RangeError('+4915112345678'),
    });
    const { logged } = await answerTo(error);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      requestId: 'r1',
      status: 500,
      error: { name: 'TypeError', cause: { name: 'RangeError' } },
    });
    expect(logged.join()).not.toMatch(/ann@|49151/);
    expect((await answerTo(new NotFound('profile', 'p'))).logged).toEqual([]);
  });

  it('lets `finish` touch every answer, errors included', async () => {
    const finish = async (_: unknown, answer: object) => ({ ...answer, headers: { vary: 'origin' } });
    const fine = await httpFunction(async () => ({ statusCode: 200 }), { finish })(event, context);
    const failed = await httpFunction(() => Promise.reject(new NotFound('x', 'y')), { finish })(
      event,
      context,
    );
    expect([fine.headers, failed.headers]).toEqual([{ vary: 'origin' }, { vary: 'origin' }]);
  });
});
