import type { Enrollment } from '../../core/journey/enrollment.ts';
import { areRivals, compareProgress } from '../../core/journey/further-along.ts';
import { ended } from '../../core/journey/moves.ts';
import type { AdvancePorts } from './ports.ts';
import { tellDouble } from './tell-counters.ts';
import { type Turn, write } from './turn.ts';

/** Of hers the ones that go on, though she may not be in them and in this one. */
export const rivalsIn = (
  hers: readonly Enrollment[],
  { enrollment, situation: { journey } }: Turn,
): Enrollment[] => hers.filter((one) => one.status === 'active' && areRivals(one, enrollment, journey));

/** Is this one further along than all of them? */
export const isAhead = ({ enrollment, situation }: Turn, rivals: readonly Enrollment[]): boolean => {
  const steps = [...situation.journey.places.keys()];
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
