import type { Enrollment } from '../../journey/enrollment.ts';
import type { Counters } from '../ports.ts';

/** What became true with a write after which its function may have been cut off: told once more it counts once. */
export const tellUntold = async (counters: Counters, { untold }: Enrollment): Promise<void> => {
  if (untold) await counters.tell(untold);
};
