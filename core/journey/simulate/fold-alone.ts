import type { ShopEvent } from '../../event/event.ts';
import { assembleSet } from '../../profile/assemble-set.ts';
import { foldGroup } from '../../profile/fold-group.ts';
import type { FoldRules } from '../../profile/fold-rules.ts';
import { incomingOf } from '../../profile/incoming.ts';
import type { Profile } from '../../profile/profile.ts';
import type { AppliedEvent } from '../applied-event.ts';

export interface Folded {
  before: Profile;
  after: Profile;
  /** With those that are derived, such as `Cart Changed`. */
  events: AppliedEvent[];
}

/** What one request says of one person, as if there were nobody else: what it would make of her. */
export const foldAlone = (
  profile: Profile,
  said: readonly ShopEvent[],
  receivedAtMs: number,
  rules: FoldRules,
): Folded => {
  const set = assembleSet({
    pointers: new Map(),
    stored: new Map([[profile.id, { value: profile, version: 1 }]]),
    ids: [profile.id],
    rules,
    newId: () => 'nobody else',
    nowMs: receivedAtMs,
  });
  const [{ messageId: entryId = '', source = '' } = {}] = said;
  const head = { v: 1 as const, entryId, receivedAtMs, source, keyId: 'simulation', mayStateConsent: true };
  const events = said.map((event) => ({ ...event, profileId: profile.id }));
  foldGroup(set, incomingOf({ ...head, trust: 'internal', events }, rules), new Map());
  const member = set.members.get(profile.id);
  return member
    ? { before: member.before, after: member.profile, events: member.events }
    : { before: profile, after: profile, events: [] };
};
