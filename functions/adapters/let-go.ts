import type { Enrollment } from '../../core/journey/enrollment.ts';
import { callsToDrop, isUntold } from '../../core/journey/let-go.ts';
import type { Enrollments, LetGo } from '../../core/journey/ports.ts';
import type { Offers } from '../../core/offer/offers.ts';
import { OFFER_RETURNED, offerSaid } from '../../core/offer/said-of-offers.ts';
import type { Bus, Clock } from '../../core/ports.ts';
import type { Tasks } from '../../core/task/tasks.ts';

interface Parts {
  offers: Pick<Offers, 'giveBack'>;
  tasks: Pick<Tasks, 'withdraw'>;
  bus: Pick<Bus, 'putEvents'>;
  clock: Clock;
}

/**
 * What an enrollment holds goes back when it is over: a code that nobody was told, calls that nobody need make any more. Nothing is
 * read for one that holds nothing.
 */
export const letGoBy = ({ offers, tasks, bus, clock }: Parts): LetGo => ({
  async of(enrollment) {
    const calls = callsToDrop(enrollment);
    await Promise.all(calls.map((id) => tasks.withdraw(id, enrollment.reason ?? 'over', clock.now())));
    const { offer, profileId, id: enrollmentId } = enrollment;
    if (!offer || !isUntold(enrollment)) return;
    if (await offers.giveBack(offer, { profileId, enrollmentId }))
      await bus.putEvents([offerSaid(OFFER_RETURNED, profileId, offer, clock.now())]);
  },
});

/**
 * Enrollments that let go of what they hold as soon as their end is stored, whoever ends them. Cut off in between, the wake that is
 * still armed does it.
 */
export const lettingGo = (enrollments: Enrollments, letGo: LetGo): Enrollments => ({
  ...enrollments,
  async save(enrollment: Enrollment) {
    const stored = await enrollments.save(enrollment);
    if (stored.status !== 'active') await letGo.of(stored);
    return stored;
  },
});
