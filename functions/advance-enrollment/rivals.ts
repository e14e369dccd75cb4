import type { Enrollment } from '../../core/journey/enrollment.ts';
import { areRivals, compareProgress, type Shape } from '../../core/journey/further-along.ts';
import { isManyKeyed } from '../../core/journey/keyed.ts';
import { ended } from '../../core/journey/moves.ts';
import { compiled, type Situation } from './look.ts';
import type { AdvancePorts } from './ports.ts';
import { tellDouble } from './tell-counters.ts';
import { type Turn, write } from './turn.ts';

/**
 * As it is published now, by which she was let in and folds judge; one pinned to a version by which she may be in several is
 * judged by that.
 */
export const shapeOf = ({ journey, snapshot }: Situation): Shape => {
  if (isManyKeyed(journey)) return journey;
  const published = snapshot.journeys.find((one) => one.journey.id === journey.id);
  return published ? compiled(published.journey, published.version) : journey;
};

/** Of hers the ones that go on, though she may not be in them and in this one. */
export const rivalsIn = (hers: readonly Enrollment[], { enrollment, situation }: Turn): Enrollment[] => {
  const shape = shapeOf(situation);
  return hers.filter((one) => one.status === 'active' && areRivals(one, enrollment, shape));
};

/** Is this one further along than all of them? */
export const isAhead = ({ enrollment, situation }: Turn, rivals: readonly Enrollment[]): boolean => {
  const steps = [...shapeOf(situation).places.keys()];
  return rivals.every((one) => compareProgress(enrollment, one, steps) > 0);
};

/** They end with the reason `merged`, as this one goes on. */
export const endRivals = async (ports: AdvancePorts, rivals: readonly Enrollment[]): Promise<void> => {
  for (const one of rivals) {
    const closed = ended(one, { kind: 'exit', reason: 'merged' }, ports.clock.now());
    await tellDouble(ports, await ports.enrollments.save(closed));
  }
};

/** This one ends with the reason `merged`; answers it as it is stored. */
export const endMerged = (ports: AdvancePorts, turn: Turn): Promise<Enrollment> => {
  const closed = ended(turn.enrollment, { kind: 'exit', reason: 'merged' }, ports.clock.now());
  return write(ports, { ...turn, enrollment: closed });
};
