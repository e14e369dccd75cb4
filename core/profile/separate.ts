import { separateCarts } from '../cart/separate-carts.ts';
import type { ConsentStatement } from '../consent/consent.ts';
import { register } from '../consent/register.ts';
import type { FoldRules } from './fold-rules.ts';
import { identityKey } from './identity-key.ts';
import { mergeLinks } from './links.ts';
import { MAX_APART, mergeInto, thaw } from './merge-profiles.ts';
import type { LinkedIdentity, Profile } from './profile.ts';
import { reverted, revertedSums } from './revert.ts';
import { remember, rememberEntries } from './seen.ts';
import { unjudged, withoutClock } from './unjudged.ts';

export interface JoinedPeople {
  /** As she is now. */
  winner: Profile;
  /** As she was before the loser became hers. */
  before: Profile;
  /** As she was frozen. */
  loser: Profile;
  /** What the merge made of the two, where it is not simply that. */
  made?: Profile;
  /** Identities of the loser's that lead to somebody else by now. */
  gone?: readonly LinkedIdentity[];
  rules: FoldRules;
}

/** Numbers that a merge adds; whatever else there is goes back name by name. */
const SUMMED: ReadonlySet<string> = new Set(['counters', 'orderBase', 'stats'] satisfies (keyof Profile)[]);
/** What she remembers of messages stays, so that none counts twice; the others have their own rules. */
const KEPT: ReadonlySet<string> = new Set([
  'id',
  'identities',
  'consents',
  'cart',
  'seen',
  'seenLowWaterMs',
  'seenEntries',
  'mergedFrom',
  'mergedInto',
  'merged',
  'apart',
  'expiresAtSeconds',
  'anonymized',
  'clock',
] satisfies (keyof Profile)[]);

/**
 * Two people of one. The loser has again what she had when she was frozen, and what was said of her addresses since; the winner
 * keeps what was done since. Both know from now on that the other is somebody else.
 */
export const separate = (joined: JoinedPeople): { winner: Profile; loser: Profile } => {
  const { winner, before, loser, gone = [], rules } = joined;
  const { made = mergeInto(before, loser, rules) } = joined;
  const carts = separateCarts({
    now: winner.cart,
    made: made.cart,
    before: before.cart,
    loser: loser.cart,
  });
  const addresses = separateAddresses({ winner, before, loser, gone, made });
  const hers = new Set([loser.id, ...loser.mergedFrom]);
  return {
    winner: {
      ...unjudged(withoutHers(winner, made, before)),
      ...addresses.winner,
      cart: carts.winner,
      mergedFrom: winner.mergedFrom.filter((id) => !hers.has(id) || before.mergedFrom.includes(id)),
      apart: apartWith(winner, loser.id),
    },
    loser: {
      ...withoutClock(thaw(loser)),
      ...addresses.loser,
      cart: carts.loser,
      apart: apartWith(loser, winner.id),
      ...remember(
        { seen: loser.seen, seenLowWaterMs: Math.max(loser.seenLowWaterMs, winner.seenLowWaterMs) },
        winner.seen,
      ),
      seenEntries: rememberEntries(winner.seenEntries, loser.seenEntries),
    },
  };
};

const apartWith = ({ apart = [] }: Profile, id: string): string[] =>
  [...new Set([...apart, id])].slice(-MAX_APART).toSorted();

const withoutHers = (now: Profile, made: Profile, before: Profile): Profile => {
  const fields = (profile: Profile): Record<string, unknown> => ({ ...profile });
  const [after, madeOf, earlier] = [fields(now), fields(made), fields(before)];
  const names = [...new Set([...Object.keys(after), ...Object.keys(earlier)])];
  const kept = names.map((name): [string, unknown] => {
    if (KEPT.has(name)) return [name, after[name]];
    const moments = { now: after[name], made: madeOf[name], before: earlier[name] };
    return [name, SUMMED.has(name) ? revertedSums(moments, name) : reverted(moments)];
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as unknown as Profile;
};

type Addresses = Pick<Profile, 'identities' | 'consents'>;

/** Identities of hers go back as they are now, with what was said of them since; what was the winner's before stays. */
const separateAddresses = ({
  winner,
  before,
  loser,
  gone,
  made,
}: Omit<Required<JoinedPeople>, 'rules'> & { made: Profile }): { winner: Addresses; loser: Addresses } => {
  const own = new Set(before.identities.map(identityKey));
  const lost = new Set(gone.map(identityKey));
  const hers = loser.identities.filter((one) => !lost.has(identityKey(one)));
  const moving = new Set(hers.map(identityKey).filter((key) => !own.has(key)));
  const goes = (one: LinkedIdentity): boolean => moving.has(identityKey(one));
  const isHers = (one: ConsentStatement): boolean =>
    hers.some((each) => goes(each) && each.value === one.address);
  const isNew = consentsBeside(before, loser);
  return {
    winner: {
      identities: stay(winner, made, before, (one) => !goes(one)),
      consents: register(
        winner.consents.filter((one) => isNew(one) && !isHers(one)),
        before.consents,
      ),
    },
    loser: {
      identities: mergeLinks(hers, winner.identities.filter(goes)),
      consents: register(
        loser.consents,
        winner.consents.filter((one) => isNew(one) && isHers(one)),
      ),
    },
  };
};

const stay = (now: Profile, made: Profile, before: Profile, stays: (one: LinkedIdentity) => boolean) =>
  reverted({
    now: now.identities.filter(stays),
    made: made.identities.filter(stays),
    before: before.identities,
  }) as LinkedIdentity[];

/** Was it said since the merge? */
const consentsBeside = (...held: Profile[]): ((one: ConsentStatement) => boolean) => {
  const known = new Set(
    held.flatMap(({ consents }) => consents.map((one) => JSON.stringify(Object.entries(one).toSorted()))),
  );
  return (one) => !known.has(JSON.stringify(Object.entries(one).toSorted()));
};
