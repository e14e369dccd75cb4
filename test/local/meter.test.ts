import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Local } from '../../local/contract.ts';
import { type AwsCall, chunksOf64Kb } from '../../local/meter.ts';
import { postItems, startFixture } from './support/fixture.ts';

describe('the meter', () => {
  const calls: AwsCall[] = [];
  let local: Local;
  beforeAll(async () => {
    local = await startFixture({ meter: (call) => calls.push(call) });
    await postItems(local, [
      { id: 'a', kind: 'thing' },
      { id: 'b', kind: 'thing' },
    ]);
    await local.idle();
  });
  afterAll(async () => await local.stop());

  const units = (service: AwsCall['service'], action: string) =>
    calls
      .filter((call) => call.service === service && call.action === action)
      .reduce((sum, call) => sum + call.units, 0);

  it('counts the way of a request through all services', () => {
    expect({
      request: units('apigateway', 'Request'),
      put: units('events', 'PutEvents'),
      sent: units('sqs', 'SendMessage'),
      received: units('sqs', 'ReceiveMessage'),
      deleted: units('sqs', 'DeleteMessageBatch'),
      written: units('dynamodb', 'PutItem'),
      invoked: units('lambda', 'Invoke'),
    }).toEqual({ request: 1, put: 1, sent: 1, received: 1, deleted: 1, written: 2, invoked: 2 });
  });

  it('counts what functions log', () => {
    expect(units('logs', 'PutLogEvents')).toBeGreaterThan(0);
  });

  it.each([
    [0, 1],
    [65_536, 1],
    [65_537, 2],
  ])('bills %i bytes as %i chunks', (bytes, chunks) => {
    expect(chunksOf64Kb(bytes)).toBe(chunks);
  });
});
