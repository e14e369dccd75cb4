import type { Enrollment } from '../../core/journey/enrollment.ts';
import { entryWindowOf } from '../../core/journey/entry-window.ts';
import type { ReactAsk, Reaction } from '../../core/journey/reaction-sheet.ts';
import type { UpdateProfilePorts } from './ports.ts';

/**
 * What follows from the events, with nobody coming into a journey that is full. A place is taken before anything is made of the
 * entry; whoever asks again has it already.
 */
export const reactWithinCaps = async (
  ports: Pick<UpdateProfilePorts, 'journeys' | 'entryCaps'>,
  ask: ReactAsk,
  zone: string,
): Promise<Reaction> => {
  const full = new Set<string>();
  const known = new Set(ask.enrollments.map(({ id }) => id));
  for (;;) {
    const reaction = ports.journeys.react(full.size === 0 ? ask : { ...ask, full });
    const refused = await Promise.all(
      reaction.enter
        .filter(({ id, status }) => status === 'active' && !known.has(id))
        .map(async (one) => ((await hasRoom(ports, ask, one, zone)) ? [] : [one.id])),
    );
    if (refused.flat().length === 0) return reaction;
    for (const id of refused.flat()) full.add(id);
  }
};

const hasRoom = async (
  { entryCaps }: Pick<UpdateProfilePorts, 'entryCaps'>,
  { journeys, nowMs }: ReactAsk,
  { id: enrollmentId, journeyId }: Enrollment,
  zone: string,
): Promise<boolean> => {
  const journey = journeys.byId.get(journeyId)?.compiled.journey;
  const window = journey && entryWindowOf(journey, zone, nowMs);
  return !window || entryCaps.reserve({ journeyId, enrollmentId, ...window });
};
