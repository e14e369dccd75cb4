import type { Task } from '../../core/task/task.ts';
import { findPerson } from './find-person.ts';
import type { ApiPorts } from './ports.ts';

/** Is she still inside the journey that wants it? A task that its end has not reached yet is taken back here. */
export const stillWanted = async (
  { people, tasks, clock }: Pick<ApiPorts, 'people' | 'tasks' | 'clock'>,
  task: Task,
): Promise<boolean> => {
  const person = await findPerson(people, task.profileId);
  const ofJourney = person?.enrollments.filter(({ id }) => id === task.enrollmentId) ?? [];
  const isOver = ofJourney.every(({ status }) => status === 'exited' || status === 'stopped');
  if (!isOver) return true;
  const reason = ofJourney.find((one) => one.reason !== undefined)?.reason ?? 'gone';
  await tasks.withdraw(task.id, reason, clock.now());
  return false;
};
