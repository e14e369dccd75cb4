import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { checkParity, outcome } from './support/check.ts';
import type { Side } from './support/side.ts';

const CREATE = 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html';
const TYPES = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html';

const client = (side: Side) => new SchedulerClient(side.config);
const create = (side: Side, Name: string, changes: Partial<CreateScheduleCommandInput> = {}) =>
  outcome(
    client(side).send(
      new CreateScheduleCommand({
        Name,
        GroupName: 'parity',
        ScheduleExpression: 'at(2100-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: `arn:aws:sqs:eu-central-1:${side.accountId}:parity-plain`,
          RoleArn: `arn:aws:iam::${side.accountId}:role/parity`,
          Input: '{"n":1}',
        },
        ...changes,
      }),
    ),
  );
const get = (side: Side, Name: string) =>
  outcome(client(side).send(new GetScheduleCommand({ Name, GroupName: 'parity' })));
const remove = (side: Side, Name: string) =>
  outcome(client(side).send(new DeleteScheduleCommand({ Name, GroupName: 'parity' })));

/** As one is that fired: who counts messages before that may come between two of them. */
const isGone = async (side: Side, Name: string) => 'fault' in (await get(side, Name));

/** Of the queue that schedules fire into. */
const size = async (side: Side) => {
  const AttributeNames = ['ApproximateNumberOfMessages' as const];
  const command = new GetQueueAttributesCommand({ QueueUrl: side.queueUrl('plain'), AttributeNames });
  return (await new SQSClient(side.config).send(command)).Attributes?.ApproximateNumberOfMessages;
};

const notFound = { fault: 'ResourceNotFoundException', status: 404 };
const invalid = { fault: 'ValidationException', status: 400 };
const accepted = { $metadata: { httpStatusCode: 200 } };

/** As an expression says it, without a zone. */
const wall = (atMs: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(atMs)
    .replace(' ', 'T');

checkParity('Scheduler', [
  {
    name: 'creates and names what it made',
    run: (side) => create(side, 'one'),
    aws: { ScheduleArn: 'arn:aws:scheduler:eu-central-1:000000000000:schedule/parity/one' },
  },
  {
    name: 'shows what was asked for, with its defaults',
    run: async (side) => {
      await create(side, 'shown');
      return get(side, 'shown');
    },
    aws: {
      Name: 'shown',
      GroupName: 'parity',
      ScheduleExpression: 'at(2100-01-01T00:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      ActionAfterCompletion: 'DELETE',
      Target: { Input: '{"n":1}' },
    },
  },
  {
    name: 'refuses a name that is taken',
    run: async (side) => {
      await create(side, 'taken');
      return create(side, 'taken');
    },
    aws: { fault: 'ConflictException', status: 409 },
  },
  { name: 'does not find an unknown one', run: (side) => get(side, 'nobody'), aws: notFound },
  { name: 'does not delete an unknown one', run: (side) => remove(side, 'nobody'), aws: notFound },
  {
    name: 'forgets a deleted one',
    run: async (side) => {
      await create(side, 'gone');
      await remove(side, 'gone');
      return get(side, 'gone');
    },
    aws: notFound,
  },
  { name: 'knows its groups', run: (side) => create(side, 'x', { GroupName: 'none' }), aws: notFound },
  {
    name: 'refuses a name with a space',
    run: (side) => create(side, 'a name'),
    aws: invalid,
    docs: CREATE,
  },
  ...['at(soon)', 'at(2100-01-01)', 'at(2100-13-01T00:00:00)', 'at(2100-01-01T00:00:00Z)'].map(
    (ScheduleExpression, index) => ({
      name: `refuses ${ScheduleExpression}`,
      run: (side: Side) => create(side, `expression-${index}`, { ScheduleExpression }),
      aws: invalid,
      docs: TYPES,
      wrong: { ministack: accepted },
    }),
  ),
  {
    name: 'refuses an unknown zone',
    run: (side) => create(side, 'zone', { ScheduleExpressionTimezone: 'Mars/Olympus' }),
    aws: invalid,
    docs: CREATE,
    wrong: { ministack: accepted },
  },
  {
    // No page speaks of this one; both take it, and so a late wake is not lost.
    name: 'takes a time that has passed',
    run: (side) => create(side, 'past', { ScheduleExpression: 'at(2020-01-01T00:00:00)', State: 'DISABLED' }),
    aws: accepted,
  },
  {
    name: 'fires one whose time has come in its zone, once, deletes it and leaves those of other zones alone',
    run: async (side) => {
      const later = `at(${wall(Date.now() + 3_600_000, 'America/New_York')})`;
      await create(side, 'later', {
        ScheduleExpression: later,
        ScheduleExpressionTimezone: 'America/New_York',
      });
      await create(side, 'due', { ScheduleExpression: `at(${wall(Date.now() + 1000, 'UTC')})` });
      for (let seconds = 0; seconds < 60 && !(await isGone(side, 'due')); seconds++) await side.pass(1);
      return { size: await size(side), due: await get(side, 'due'), later: await get(side, 'later') };
    },
    aws: { size: '1', due: notFound, later: { Name: 'later' } },
    docs: TYPES,
    wrong: { ministack: { size: '2', due: notFound, later: notFound } },
  },
]);
