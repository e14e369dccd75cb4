import type { Clock } from '../../../core/ports.ts';
import type { Sender } from '../../../core/send/ports.ts';
import { DEFAULT_QUEUE } from '../../../core/task/task.ts';
import type { Tasks } from '../../../core/task/tasks.ts';
import { oneLine } from './header-safety.ts';

/** Calls by people: a message by the channel `agent` is a task on a work list. Sent again it is the same task. */
export const agentTasks = (tasks: Pick<Tasks, 'create'>, clock: Clock): Sender => ({
  async send({ sendId, subject, text, to, work = {}, ...message }) {
    const nowMs = clock.now();
    const { profileId, journeyId, enrollmentId, stepId } = message;
    await tasks.create({
      id: sendId,
      profileId,
      journeyId,
      enrollmentId,
      stepId,
      queue: work.queue ?? DEFAULT_QUEUE,
      title: oneLine(subject ?? text).slice(0, 200),
      text,
      phone: to,
      createdAtMs: nowMs,
      dueAtMs: nowMs + (work.dueInMs ?? 0),
      status: 'open',
    });
    return { providerId: sendId };
  },
});
