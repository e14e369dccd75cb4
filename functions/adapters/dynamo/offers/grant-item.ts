import { DAY_MS } from '../../../../core/duration.ts';
import { hashId } from '../../../../core/hash.ts';
import type { Redemption, StoredGrant } from '../../../../core/offer/offers.ts';
import { type Item, type Key, keyOf } from '../item.ts';
import { partitionOf } from '../profile-item.ts';

/** For so long after its end a grant is still hers to see, and to be exported. */
const KEPT_MS = 395 * DAY_MS;

/** Which one of hers: counted from 0, per offer and journey. */
export interface GrantPlace {
  profileId: string;
  offerId: string;
  journeyId: string;
  no: number;
}

export const prefixOf = ({ offerId, journeyId }: Pick<GrantPlace, 'offerId' | 'journeyId'>): string =>
  `O#${offerId}#${journeyId}#`;

export const grantKey = (place: GrantPlace): Key => ({
  pk: partitionOf(place.profileId),
  sk: prefixOf(place) + String(place.no).padStart(4, '0'),
});

export const grantIdOf = ({ profileId, offerId, journeyId, no }: GrantPlace): string =>
  hashId([profileId, 'offer', offerId, journeyId, no]);

/** `making`: whoever makes it has until `untilMs`; its code may not be reserved yet. */
export type GrantState = 'making' | 'granted' | 'returned';

/** A grant as it lies in the table. */
export interface HeldGrant {
  place: GrantPlace;
  state: GrantState;
  grant: StoredGrant;
  /** One of the `max` is counted for it. */
  isCounted: boolean;
  /** Its code goes back to a pool. */
  isOfPool: boolean;
  untilMs: number;
  /** Another enrollment promises it too: it does not go back with the first. */
  isShared: boolean;
}

export const grantItem = ({ place, state, grant, untilMs, ...held }: HeldGrant): Item => {
  const { usedAtMs, returned: _, redeemed: __, ...body } = grant;
  return {
    ...keyOf(grantKey(place)),
    no: { N: String(place.no) },
    state: { S: state },
    body: { S: JSON.stringify(body) },
    untilMs: { N: String(untilMs) },
    ...(held.isCounted && { counted: { BOOL: true } }),
    ...(held.isOfPool && { pool: { BOOL: true } }),
    ...(held.isShared && { shared: { BOOL: true } }),
    ...(usedAtMs !== undefined && { usedAtMs: { N: String(usedAtMs) } }),
    ...(grant.expiresAtMs !== undefined && {
      expiresAtSeconds: { N: String(Math.ceil((grant.expiresAtMs + KEPT_MS) / 1000)) },
    }),
  };
};

/** Written by the one write that redeems it, never with the rest. */
const redemptionOf = ({ orderId, redeemedAtMs, redeemKey }: Item): Redemption | undefined =>
  orderId?.S === undefined
    ? undefined
    : {
        orderId: orderId.S,
        atMs: Number(redeemedAtMs?.N),
        ...(redeemKey?.S !== undefined && { key: redeemKey.S }),
      };

export const heldGrantOf = (item: Item): HeldGrant => {
  const body = JSON.parse(item.body?.S ?? '{}') as StoredGrant;
  const state = item.state?.S as GrantState;
  const redeemed = redemptionOf(item);
  return {
    place: { ...body, no: Number(item.no?.N) },
    state,
    grant: {
      ...body,
      ...(item.usedAtMs?.N !== undefined && { usedAtMs: Number(item.usedAtMs.N) }),
      ...(state === 'returned' && { returned: true as const }),
      ...(redeemed && { redeemed }),
    },
    isCounted: item.counted?.BOOL === true,
    isOfPool: item.pool?.BOOL === true,
    untilMs: Number(item.untilMs?.N ?? 0),
    isShared: item.shared?.BOOL === true,
  };
};
