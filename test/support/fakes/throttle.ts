import type { Throttle } from '../../../core/throttle/ports.ts';

/** For tests that are about something else. */
export const roomyThrottle: Throttle = {
  take: () => ({ kind: 'taken', tell: async () => undefined, release: () => undefined }),
};
