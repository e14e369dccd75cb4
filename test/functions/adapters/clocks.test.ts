import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { schedulerClocks } from '../../../functions/adapters/clocks.ts';

const scheduler = mockClient(SchedulerClient);
const nowMs = Date.parse('2026-03-02T09:00:00.250Z');
const target = { group: 'kaskad', roleArn: 'arn:role', queueArn: 'arn:queue', deadLetterArn: 'arn:dead' };
const clocks = schedulerClocks(new SchedulerClient({}), target, { now: () => nowMs });
const mark = { atMs: Date.parse('2026-04-01T00:00:00.001Z'), no: 3 };
const namesOf = () => scheduler.calls().map((call) => (call.args[0].input as { Name: string }).Name);

beforeEach(() => {
  scheduler.reset();
  scheduler.on(CreateScheduleCommand).resolves({});
  scheduler.on(DeleteScheduleCommand).resolves({});
});

it('a look at a person comes back on the wake queue with its number and its time', async () => {
  await clocks.arm('p1', mark);

  expect(scheduler.call(0).args[0].input).toMatchObject({
    GroupName: 'kaskad',
    ScheduleExpression: 'at(2026-04-01T00:00:01)',
    Target: { Arn: 'arn:queue', Input: `{"profileId":"p1","clockNo":3,"armedAtMs":${mark.atMs}}` },
  });
});

it('it is taken back by the same name, and another time or number has another', async () => {
  await clocks.arm('p1', mark);
  await clocks.disarm('p1', mark);
  await clocks.arm('p1', { ...mark, no: 4 });
  await clocks.arm('p1', { ...mark, atMs: mark.atMs + 1 });

  const [armed, disarmed, ...others] = namesOf();
  expect(disarmed).toBe(armed);
  expect(new Set([armed, ...others]).size).toBe(3);
});

it('one that has gone already is gone', async () => {
  const gone = new ResourceNotFoundException({ message: 'gone', Message: 'gone', $metadata: {} });
  scheduler.on(DeleteScheduleCommand).rejects(gone);
  await expect(clocks.disarm('p1', mark)).resolves.toBeUndefined();

  scheduler.on(DeleteScheduleCommand).rejects(new TypeError('else'));
  await expect(clocks.disarm('p1', mark)).rejects.toThrow('else');
});
