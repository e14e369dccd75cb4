import { randomBytes } from 'node:crypto';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../../core/errors.ts';
import { asCode, bytesFor, codeOf } from '../../../../core/offer/code.ts';
import { mostGrants, type Offer } from '../../../../core/offer/offer.ts';
import { type Granted, grantOf } from '../../../../core/offer/offers.ts';
import { isLost, keyOf } from '../item.ts';
import { type CodeStore, candidateOfPool, strikeFree, takeCode } from './codes.ts';
import { grantItem, grantKey, type HeldGrant } from './grant-item.ts';
import { leaveSeat, takeSeat } from './seats.ts';

/** Longer than the function that makes it may run. */
const MAKING_MS = 60_000;
/** Each round is lost to somebody who got a code. */
const MOST_ROUNDS = 500;

/** What is asked for is made for this one alone: whoever else comes meanwhile finds it in the making. Throws Conflict. */
const store = async (
  { client, tableName }: CodeStore,
  next: HeldGrant,
  before: HeldGrant | undefined,
): Promise<HeldGrant> => {
  const command = new PutItemCommand({
    TableName: tableName,
    Item: grantItem(next),
    ...(before
      ? {
          ConditionExpression: '#state = :making AND #until = :until',
          ExpressionAttributeNames: { '#state': 'state', '#until': 'untilMs' },
          ExpressionAttributeValues: { ':making': { S: 'making' }, ':until': { N: String(before.untilMs) } },
        }
      : {
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': 'pk' },
        }),
  });
  await client.send(command).catch((error: unknown) => {
    throw isLost(error) ? new Conflict('offer', { cause: error }) : error;
  });
  return next;
};

/** Begins one, or takes over what somebody left half-made. */
export const beginGrant = (
  codes: CodeStore,
  fresh: Omit<HeldGrant, 'untilMs'>,
  before: HeldGrant | undefined,
  nowMs: number,
): Promise<HeldGrant> => {
  if (before && nowMs < before.untilMs) throw new Conflict('offer');
  return store(
    codes,
    { ...(before ?? fresh), untilMs: Math.max(nowMs, before?.untilMs ?? 0) + MAKING_MS },
    before,
  );
};

/** Seat, code, done: each step is stored before the next one, so that whoever takes over goes on where it was left. */
export const finishGrant = async (
  codes: CodeStore,
  offer: Offer,
  begun: HeldGrant,
  nowMs: number,
): Promise<Granted> => {
  let held = begun;
  const most = mostGrants(offer);
  if (most !== undefined && !held.isCounted) {
    if (!(await takeSeat(codes, offer.id, most))) return dropGrant(codes, held);
    held = await store(codes, { ...held, isCounted: true }, held);
  }
  if (offer.code !== undefined) {
    const coded = await withCode(codes, offer, held, nowMs);
    if (!coded) {
      if (held.isCounted) await leaveSeat(codes, offer.id);
      return dropGrant(codes, held);
    }
    held = coded;
  }
  const { grant } = await store(codes, { ...held, state: 'granted' }, held);
  return { kind: 'granted', grant: grantOf(grant) };
};

/** There is none to be had: nothing is left of the attempt. */
const dropGrant = async (
  { client, tableName }: CodeStore,
  { place, untilMs }: HeldGrant,
): Promise<Granted> => {
  const command = new DeleteItemCommand({
    TableName: tableName,
    Key: keyOf(grantKey(place)),
    ConditionExpression: '#until = :until',
    ExpressionAttributeNames: { '#until': 'untilMs' },
    ExpressionAttributeValues: { ':until': { N: String(untilMs) } },
  });
  await client.send(command).catch((error: unknown) => {
    if (!isLost(error)) throw error;
  });
  return { kind: 'none', reason: 'none-left' };
};

const withCode = async (
  codes: CodeStore,
  offer: Offer,
  begun: HeldGrant,
  nowMs: number,
): Promise<HeldGrant | undefined> => {
  let held = begun;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { code } = held.grant;
    if (code !== undefined) {
      const taker = { grantId: held.grant.id, nowMs, expiresAtMs: held.grant.expiresAtMs };
      const isOurs = await takeCode(codes, offer.id, code, taker);
      if (held.isOfPool) await strikeFree(codes, offer.id, code);
      if (isOurs) return held;
    }
    const next = await candidate(codes, offer, nowMs);
    if (next === undefined) return undefined;
    held = await store(codes, { ...held, grant: { ...held.grant, code: next } }, held);
  }
  throw new Conflict('offer');
};

const candidate = async (codes: CodeStore, offer: Offer, nowMs: number): Promise<string | undefined> => {
  if (offer.code === undefined || 'pool' in offer.code) return candidateOfPool(codes, offer.id, nowMs);
  const { prefix, length } = offer.code.generated;
  return asCode(codeOf(randomBytes(bytesFor(length)), { prefix, length }));
};
