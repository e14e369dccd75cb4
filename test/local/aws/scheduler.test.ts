import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from '@jest/globals';
import { oneTimeInstantMs } from '../../../local/schedule/expression.ts';
import { clientConfig, freshFixture } from '../support/fixture.ts';

const local = freshFixture();
const client = () => new SchedulerClient(clientConfig(local()));
const queueArn = (name: string) => `arn:aws:sqs:eu-central-1:000000000000:ShopEngine-${name}`;

const definition = (
  Name: string,
  changes: Partial<CreateScheduleCommandInput> = {},
): CreateScheduleCommandInput => ({
  Name,
  GroupName: 'waits',
  ScheduleExpression: 'at(2100-01-01T00:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: { Arn: queueArn('WakesDead'), RoleArn: 'arn:aws:iam::000000000000:role/r', Input: '{"n":1}' },
  ...changes,
});
const create = (name: string, changes?: Partial<CreateScheduleCommandInput>) =>
  client().send(new CreateScheduleCommand(definition(name, changes)));
const get = (Name: string) => client().send(new GetScheduleCommand({ Name, GroupName: 'waits' }));
const remove = (Name: string) => client().send(new DeleteScheduleCommand({ Name, GroupName: 'waits' }));

describe('Scheduler', () => {
  it('creates, shows, updates and deletes a schedule', async () => {
    expect(await create('one')).toMatchObject({
      ScheduleArn: 'arn:aws:scheduler:eu-central-1:000000000000:schedule/waits/one',
    });
    expect(await get('one')).toMatchObject({
      ScheduleExpression: 'at(2100-01-01T00:00:00)',
      Target: { Input: '{"n":1}' },
    });
    await client().send(
      new UpdateScheduleCommand(definition('one', { ScheduleExpression: 'at(2101-01-01T00:00:00)' })),
    );
    expect(await get('one')).toMatchObject({ ScheduleExpression: 'at(2101-01-01T00:00:00)' });
    await remove('one');
    await expect(get('one')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('refuses a name that exists, one that does not, and a group that does not', async () => {
    await create('taken');
    await expect(create('taken')).rejects.toMatchObject({
      name: 'ConflictException',
      $metadata: { httpStatusCode: 409 },
    });
    await expect(remove('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(create('x', { GroupName: 'no' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(create('x', { ScheduleExpression: 'at(soon)' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('fires into its queue at the due time of its zone and is gone', async () => {
    const dueMs = Math.ceil(local().clock.nowMs() / 1000) * 1000 + 60_000;
    const berlin = new Intl.DateTimeFormat('sv', {
      timeZone: 'Europe/Berlin',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const ScheduleExpression = `at(${berlin.format(dueMs).replace(' ', 'T')})`;
    await create('due', { ScheduleExpression, ScheduleExpressionTimezone: 'Europe/Berlin' });

    expect(await local().clock.set(new Date(dueMs - 1_000).toISOString())).toMatchObject({ fired: 0 });
    expect(await local().clock.set(new Date(dueMs).toISOString())).toMatchObject({ fired: 1 });

    expect(local().queue('WakesDead').size()).toBe(1);
    await expect(get('due')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('fires by the wall when nobody moves the clock', async () => {
    const before = local().queue('WakesDead').size();
    const past = new Date(local().clock.nowMs()).toISOString().slice(0, 19);
    await create('wall', { ScheduleExpression: `at(${past})` });
    while (local().queue('WakesDead').size() === before)
      await new Promise((resolve) => setImmediate(resolve));
    await expect(get('wall')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a one-time expression', () => {
  it.each([
    ['at(2026-07-01T12:00:00)', 'UTC', '2026-07-01T12:00:00.000Z'],
    ['at(2026-07-01T12:00:00)', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  ])('%s in %s is %s', (expression, zone, iso) => {
    expect(oneTimeInstantMs(expression, zone)).toBe(Date.parse(iso));
  });

  it.each(['at(2026-13-01T12:00:00)', 'rate(1 hour)', 'at(2026-07-01)'])('%s is none', (expression) => {
    expect(oneTimeInstantMs(expression)).toBeUndefined();
  });
});
