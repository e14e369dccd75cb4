import { compileJourney } from '../../core/journey/compile.ts';
import { answerOf, saidByOutcome } from '../../core/task/said-of-tasks.ts';
import type { Outcome } from '../../core/task/task.ts';
import { afterDelivery } from '../../functions/record-delivery/after-delivery.ts';
import type { Customer } from './customer.ts';
import { wake } from './wakes.ts';
import { store, takeInEntry } from './world.ts';

/** Tasks about her, the oldest first: status and, where it was taken back, why. */
export const callsTo = ({ world, profile }: Customer) =>
  world.tasks.all().filter(({ profileId }) => profileId === profile.id);

/** An agent has called her, and says how it went. */
export const answers = async (customer: Customer, code: Outcome): Promise<void> => {
  const { world, profile } = customer;
  const open = callsTo(customer).find(({ status }) => status === 'open');
  const task = open && (await world.tasks.finish(open.id, { code, by: 'eve' }, world.nowMs));
  if (!task) throw new Error('nobody is to be called');
  for (const said of saidByOutcome(task, world.nowMs)) takeInEntry(world, said);
  const delivery = answerOf(task, world.nowMs);
  const enrollment = world.enrollments.get(task.enrollmentId);
  const published = world.journeys.find(({ journey }) => journey.id === task.journeyId);
  if (!delivery || !enrollment || !published) return;
  const { nowMs, shop } = world;
  const journey = compileJourney(published.journey, published.version);
  const change = afterDelivery({ enrollment, delivery, journey, profile, shop, nowMs });
  if (change.enrollment !== enrollment) store(world, change.enrollment);
  for (const { entries, profileId } of change.items)
    world.timeline.push(...entries.map((entry) => ({ ...entry, profileId })));
  if (change.wakesNow) await wake(world, enrollment.id);
};
