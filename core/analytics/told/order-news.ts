import type { Incoming } from '../../profile/incoming.ts';
import type { Profile } from '../../profile/profile.ts';
import { orderSaid } from '../../profile/stats/order-said.ts';
import type { OrderMark } from '../../profile/stats/stats.ts';
import type { News } from '../news.ts';

/** What was bought does not matter here. */
const withoutGoods = ({ categories: _, ...order }: OrderMark): OrderMark => order;

/** Orders and refunds that events tell of; of somebody who never was in a journey nobody asks. */
export const newsOfOrders = ({ entries }: Pick<Profile, 'entries'>, applied: readonly Incoming[]): News[] =>
  Object.keys(entries).length === 0
    ? []
    : applied.flatMap(({ event, hash }): News[] => {
        const { order, refund } = orderSaid(event, hash) ?? {};
        return [
          ...(order ? [{ kind: 'order' as const, order: withoutGoods(order) }] : []),
          ...(refund ? [{ kind: 'refund' as const, refund }] : []),
        ];
      });
