import type { CartLine } from '../cart/cart-log.ts';
import { cartOf } from '../cart/cart-of.ts';
import type { ConsentStatement } from '../consent/consent.ts';
import { consentsOf } from '../consent/consents-of.ts';
import type { Enrollment } from '../journey/enrollment.ts';
import { doublesIn, type Shape } from '../journey/further-along.ts';
import { areApart, hasUserId } from './acquaintance.ts';
import { addressOf } from './address-of.ts';
import type { FoldRules } from './fold-rules.ts';
import { identityKey } from './identity-key.ts';
import type { SurvivorRule } from './merge-note.ts';
import { mergeInto, survivorOf } from './merge-profiles.ts';
import type { LinkedIdentity, Profile } from './profile.ts';
import { traitsOf } from './trait-of.ts';

export interface Side {
  profile: Profile;
  enrollments: readonly Enrollment[];
}

/** May two profiles be made one by hand? `apart` may: an operator's later word lifts the earlier one. */
export type MayMerge =
  | { kind: 'allowed'; apart: boolean }
  | { kind: 'refused'; reason: 'one-person' | 'different-user-ids' };

export const mayMergeByHand = (a: Profile, b: Profile): MayMerge => {
  if (a.id === b.id || a.mergedFrom.includes(b.id) || b.mergedFrom.includes(a.id))
    return { kind: 'refused', reason: 'one-person' };
  if (hasUserId(a) && hasUserId(b)) return { kind: 'refused', reason: 'different-user-ids' };
  return { kind: 'allowed', apart: areApart(a, b) };
};

/** A value that the two have differently, and the one that stands after a merge. */
export interface Contest<T> {
  winner?: T;
  loser?: T;
  stands?: T;
}

export interface MergePreview {
  survivor: { id: string; rule: SurvivorRule };
  loserId: string;
  merged: Side;
  traits: (Contest<unknown> & { name: string })[];
  /** Those that the winner gets, and whether messages would go there from now on. */
  addresses: (LinkedIdentity & { inUse: boolean })[];
  consents: (Contest<ConsentStatement> & Pick<ConsentStatement, 'channel' | 'address' | 'purpose'>)[];
  lines: (Contest<CartLine> & { productId: string })[];
  /** They would end with the reason `merged`. */
  ending: Enrollment[];
}

/** What a merge would make of two people; changes nothing. */
export const previewMerge = (
  a: Side,
  b: Side,
  {
    rules,
    nowMs,
    shapeOf,
  }: { rules: FoldRules; nowMs: number; shapeOf(journeyId: string): Shape | undefined },
): MergePreview => {
  const { winner, loser, rule } = survivorOf(a.profile, b.profile);
  const profile = mergeInto(winner, loser, rules);
  const enrollments = [...a.enrollments, ...b.enrollments];
  const doubles = doublesIn(enrollments, shapeOf);
  const moments = [winner, loser, profile] as const;
  return {
    survivor: { id: winner.id, rule },
    loserId: loser.id,
    merged: { profile, enrollments: enrollments.filter((one) => !doubles.includes(one)) },
    traits: contests(moments, (one) => Object.entries(traitsOf(one))).map(([name, each]) => ({
      name,
      ...each,
    })),
    addresses: gained(winner, loser, profile),
    consents: contests(moments, (one) => consentsOf(one).map((line) => [consentKey(line), line])).flatMap(
      ([, each]) => {
        const line = each.stands ?? each.winner ?? each.loser;
        return line ? [{ channel: line.channel, address: line.address, purpose: line.purpose, ...each }] : [];
      },
    ),
    lines: contests(moments, (one) => cartOf(one, nowMs).lines.map((line) => [lineKey(line), line])).map(
      ([key, each]) => ({ productId: each.stands?.productId ?? key, ...each }),
    ),
    ending: doubles,
  };
};

const consentKey = ({ channel, purpose, address }: ConsentStatement): string =>
  `${channel} ${purpose} ${address}`;
const lineKey = ({ productId, variant }: CartLine): string => `${productId} ${variant ?? ''}`.trim();
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Name by name what the merge would change for one of the two. */
const contests = <T>(
  [winner, loser, merged]: readonly [Profile, Profile, Profile],
  entriesOf: (profile: Profile) => [string, T][],
): [string, Contest<T>][] => {
  const [own, hers, both] = [winner, loser, merged].map((one) => new Map(entriesOf(one))) as [
    Map<string, T>,
    Map<string, T>,
    Map<string, T>,
  ];
  const names = [...new Set([...own.keys(), ...hers.keys(), ...both.keys()])].toSorted();
  return names.flatMap((name): [string, Contest<T>][] => {
    const [a, b, stands] = [own.get(name), hers.get(name), both.get(name)];
    if (isSame(a, stands) && (b === undefined || isSame(b, stands))) return [];
    return [
      [
        name,
        {
          ...(a !== undefined && { winner: a }),
          ...(b !== undefined && { loser: b }),
          ...(stands !== undefined && { stands }),
        },
      ],
    ];
  });
};

const gained = (winner: Profile, loser: Profile, merged: Profile): MergePreview['addresses'] => {
  const own = new Set(winner.identities.map(identityKey));
  const inUse = (['email', 'sms', 'push', 'webpush'] as const).map((channel) => addressOf(merged, channel));
  return loser.identities
    .filter((one) => !own.has(identityKey(one)))
    .map((one) => ({ ...one, inUse: inUse.includes(one.value) }));
};
