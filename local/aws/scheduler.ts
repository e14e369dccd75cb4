import * as z from 'zod';
import type { Meter } from '../meter.ts';
import { oneTimeInstantMs } from '../schedule/expression.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Schedules } from '../schedule/schedules.ts';
import { AwsFault } from './fault.ts';
import { type JsonInput, restService } from './protocols.ts';
import type { AwsService } from './service.ts';

const definition = z.looseObject({
  GroupName: z.string().default('default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: z.object({ Mode: z.string() }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  Target: z.looseObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().default('{}'),
    DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  }),
});

const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const PATH = /^\/schedules\/([^/]+)$/;

export interface SchedulerParts {
  readonly schedules: Schedules;
  readonly groups: readonly string[];
  readonly arnOf: (resource: string) => string;
  readonly isTarget: (arn: string) => boolean;
  readonly nowMs: () => number;
  readonly meter: Meter;
}

/** EventBridge Scheduler: one-time schedules. */
export function schedulerService(parts: SchedulerParts): AwsService {
  const { schedules, meter } = parts;
  const count = (action: string) => meter({ service: 'scheduler', action, bytes: 0, units: 1 });
  const groupOf = (query: URLSearchParams) => query.get('groupName') ?? 'default';

  const existing = (group: string, name: string): Schedule => {
    const schedule = schedules.get(group, name);
    if (!schedule) throw new AwsFault('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return schedule;
  };

  return restService([
    {
      method: 'POST',
      path: PATH,
      run(input, name) {
        count('CreateSchedule');
        const schedule = readSchedule(parts, input, name);
        if (schedules.get(schedule.group, name))
          throw new AwsFault('ConflictException', `Schedule ${name} already exists.`, 409);
        schedules.put(schedule);
        return { ScheduleArn: arnOf(parts, schedule) };
      },
    },
    {
      method: 'PUT',
      path: PATH,
      run(input, name) {
        count('UpdateSchedule');
        const schedule = readSchedule(parts, input, name);
        const { createdMs } = existing(schedule.group, name);
        schedules.put({ ...schedule, createdMs });
        return { ScheduleArn: arnOf(parts, schedule) };
      },
    },
    {
      method: 'GET',
      path: PATH,
      run(_, name, query) {
        count('GetSchedule');
        const schedule = existing(groupOf(query), name);
        const { createdMs, modifiedMs } = schedule;
        return {
          ...schedule.definition,
          Arn: arnOf(parts, schedule),
          CreationDate: createdMs / 1000,
          LastModificationDate: modifiedMs / 1000,
        };
      },
    },
    {
      method: 'DELETE',
      path: PATH,
      run(_, name, query) {
        count('DeleteSchedule');
        existing(groupOf(query), name);
        schedules.delete(groupOf(query), name);
        return {};
      },
    },
  ]);
}

const arnOf = (parts: SchedulerParts, { group, name }: Schedule) => parts.arnOf(`schedule/${group}/${name}`);

function readSchedule(parts: SchedulerParts, input: JsonInput, name: string): Schedule {
  const parsed = definition.safeParse(input);
  if (!parsed.success) throw new AwsFault('ValidationException', z.prettifyError(parsed.error));
  const { data } = parsed;
  const dueMs = oneTimeInstantMs(data.ScheduleExpression, data.ScheduleExpressionTimezone);
  if (dueMs === undefined)
    throw new AwsFault('ValidationException', `Invalid Schedule Expression ${data.ScheduleExpression}.`);
  if (!NAME.test(name)) throw new AwsFault('ValidationException', `Invalid schedule name ${name}.`);
  if (!parts.groups.includes(data.GroupName))
    throw new AwsFault('ResourceNotFoundException', `Schedule group ${data.GroupName} does not exist.`, 404);
  if (!parts.isTarget(data.Target.Arn))
    throw new AwsFault('ValidationException', `The local run has no target ${data.Target.Arn}.`);
  const nowMs = parts.nowMs();
  return {
    group: data.GroupName,
    name,
    dueMs,
    createdMs: nowMs,
    modifiedMs: nowMs,
    enabled: data.State === 'ENABLED',
    deleteAfterwards: data.ActionAfterCompletion === 'DELETE',
    targetArn: data.Target.Arn,
    input: data.Target.Input,
    ...(data.Target.DeadLetterConfig && { deadLetterArn: data.Target.DeadLetterConfig.Arn }),
    definition: { ...data, Name: name },
  };
}
