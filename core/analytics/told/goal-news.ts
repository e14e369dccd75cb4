import { shortHash } from '../../hash.ts';
import type { AppliedEvent } from '../../journey/applied-event.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { orderSaid } from '../../profile/stats/order-said.ts';
import type { News } from '../news.ts';
import { entryRow } from './rows.ts';

/** An enrollment that this event brought to its goal. */
export interface Reached {
  enrollment: Enrollment;
  event: AppliedEvent;
}

const orderIn = (event: AppliedEvent): string | undefined => {
  const order = event.derived ? undefined : orderSaid(event, shortHash(event.messageId))?.order;
  return order?.unplaced ? undefined : order?.hash;
};

export const newsOfGoals = (reached: readonly Reached[]): News[] =>
  reached
    .filter(({ enrollment }) => !enrollment.uncounted)
    .map(({ enrollment, event }) => {
      const order = orderIn(event);
      return {
        kind: 'goal',
        enrollmentId: enrollment.id,
        ...(order !== undefined && { order }),
        row: entryRow(enrollment),
        atMs: enrollment.goalAtMs ?? event.atMs,
      };
    });
