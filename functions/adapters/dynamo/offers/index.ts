import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { asCode } from '../../../../core/offer/code.ts';
import type { Grant } from '../../../../core/offer/grant.ts';
import { grantOf, type Offers } from '../../../../core/offer/offers.ts';
import type { Clock } from '../../../../core/ports.ts';
import { isAlive } from '../item.ts';
import { partitionOf } from '../profile-item.ts';
import { CODE_SHARDS, type CodeStore, codePartition, markCodeUsed, putCodes, releaseCode } from './codes.ts';
import { type HeldGrant, heldGrantOf, prefixOf } from './grant-item.ts';
import { markRedeemed, markReturned, markUsed, share } from './grant-marks.ts';
import { beginGrant, finishGrant } from './make-grant.ts';
import { allItems, stockIn } from './query-page.ts';
import { leaveSeat } from './seats.ts';
import { freshGrant, isOver, standingOf } from './standing-grant.ts';

interface Parts {
  client: DynamoDBClient;
  tableName: string;
  clock: Clock;
  random?: () => number;
}

/** Grants under the person, `O#<offer>#<journey>#<no>`; codes, taken and free, in sixteen partitions of the offer. */
export const dynamoOffers = ({ clock, random = Math.random, ...table }: Parts): Offers => {
  const codes: CodeStore = { ...table, random };

  const under = async (profileIds: readonly string[], prefix: string): Promise<HeldGrant[]> => {
    const found = await Promise.all(profileIds.map((id) => allItems(table, partitionOf(id), prefix)));
    return found
      .flat()
      .filter((item) => isAlive(item, clock.now()))
      .map(heldGrantOf);
  };

  const find = async (profileIds: readonly string[], grant: Grant): Promise<HeldGrant | undefined> =>
    (await under(profileIds, prefixOf(grant))).find((held) => held.grant.id === grant.id);

  return {
    async grant(ask) {
      const { offer, journeyId, profileIds, nowMs } = ask;
      const all = await under(profileIds, prefixOf({ offerId: offer.id, journeyId }));
      const standing = standingOf(all, ask);
      if (standing?.state === 'granted') {
        if (standing.grant.enrollmentId !== ask.enrollmentId) await share(table, standing);
        return { kind: 'granted', grant: grantOf(standing.grant) };
      }
      if (!standing && isOver(offer, nowMs)) return { kind: 'none', reason: 'over' };
      const begun = await beginGrant(codes, freshGrant(ask, all), standing, nowMs);
      return finishGrant(codes, offer, begun, nowMs);
    },

    async giveBack(grant, { profileId, enrollmentId }) {
      const held = await find([profileId], grant);
      if (held?.grant.enrollmentId !== enrollmentId || held.isShared) return false;
      if (held.state === 'granted' && !(await markReturned(table, held))) return false;
      const { code, id: grantId, offerId } = held.grant;
      const first = held.state === 'granted';
      if (first && held.isCounted) await leaveSeat(table, offerId);
      if (code !== undefined)
        await releaseCode(codes, offerId, code, { grantId, nowMs: clock.now(), isOfPool: held.isOfPool });
      return true;
    },

    async markUsed(grant, profileIds, usedAtMs) {
      const held = await find(profileIds, grant);
      if (!held) return;
      await markUsed(table, held, usedAtMs);
      const { code, id: grantId, offerId } = held.grant;
      if (code !== undefined) await markCodeUsed(codes, offerId, code, { grantId, usedAtMs });
    },

    async redeem(grant, by) {
      const held = await find([grant.profileId], grant);
      if (!held) return { kind: 'lost' };
      const isAgain = held.grant.redeemed?.orderId === by.orderId;
      if (!isAgain && !(await markRedeemed(table, held, grant, by))) return { kind: 'lost' };
      const redeemed = isAgain && held.grant.redeemed ? held.grant.redeemed : by;
      const { code, id: grantId, offerId } = held.grant;
      if (code !== undefined) await markCodeUsed(codes, offerId, code, { grantId, usedAtMs: redeemed.atMs });
      const kept = { ...held.grant, redeemed, usedAtMs: redeemed.atMs };
      return { kind: isAgain ? 'repeated' : 'redeemed', grant: kept };
    },

    async ofProfiles(profileIds) {
      const all = await under(profileIds, 'O#');
      return all.flatMap(({ state, grant }) => (state === 'making' ? [] : [grant]));
    },

    async addCodes(offerId, given, nowMs) {
      return { added: await putCodes(codes, offerId, [...new Set(given.map(asCode))], nowMs) };
    },

    async stock(offerId) {
      const shards = Array.from({ length: CODE_SHARDS }, (_, shard) => codePartition(offerId, shard));
      return stockIn(table, shards);
    },
  };
};
