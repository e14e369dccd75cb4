import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { freshFixture } from '../support/fixture.ts';

const local = freshFixture();
const probe = async (what: string) => {
  const response = await fetch(`${local().url}/probe/${what}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const lines = () =>
  local()
    .logs.lines.map(({ text }) => text)
    .join('\n');

describe('the function host', () => {
  it('gives a function the virtual time in every form', async () => {
    await local().clock.advance('P400D');
    const { body } = await probe('time');
    const virtual = new Date(local().clock.nowMs());
    expect(Math.abs(Number(body.now) - virtual.getTime())).toBeLessThan(5_000);
    expect(Math.abs(Date.parse(String(body.date)) - virtual.getTime())).toBeLessThan(5_000);
    expect(body.intl).toBe(String(virtual.getUTCFullYear()));
  });

  it("gives a function Lambda's context and environment, and nothing of this process", async () => {
    const { body } = await probe('context');
    expect(body).toMatchObject({
      functionName: 'ShopEngine-Probe',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:ShopEngine-Probe',
      memoryLimitInMB: '256',
      env: {
        AWS_REGION: 'eu-central-1',
        AWS_LAMBDA_FUNCTION_NAME: 'ShopEngine-Probe',
        AWS_ENDPOINT_URL: local().awsUrl,
        AWS_ENDPOINT_URL_DYNAMODB: local().dynamodb.endpoint,
      },
    });
    expect(Number(body.remaining)).toBeGreaterThan(0);
    expect(body.env).not.toHaveProperty('JEST_WORKER_ID');
  });

  it('reports an error that the function throws', async () => {
    expect((await probe('throws')).status).toBe(500);
    // What a thread prints comes by a stream of its own and may arrive after its answer.
    while (!lines().includes('TypeError: as asked')) await setImmediate();
  });

  it('ends an invocation at its timeout and goes on with the next', async () => {
    const [hanging, next] = await Promise.all([probe('hangs'), probe('time')]);
    expect([hanging.status, next.status]).toEqual([500, 200]);
    expect(lines()).toMatch(/Task timed out after 1.00 seconds/);
    expect((await probe('time')).status).toBe(200);
  });

  it('survives a function that ends its process', async () => {
    expect((await probe('exits')).status).toBe(500);
    expect((await probe('time')).status).toBe(200);
  });
});
