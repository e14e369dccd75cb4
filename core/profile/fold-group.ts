import { cartChanges } from '../cart/cart-change.ts';
import { cartOf } from '../cart/cart-of.ts';
import { confirmationsAsked } from '../consent/confirmations-asked.ts';
import { mustConfirm } from '../consent/must-confirm.ts';
import { softOptIn } from '../consent/soft-opt-in.ts';
import { type NamedAddresses, type Statements, statementsOf } from '../consent/statements-of.ts';
import { unsubscribedBy } from '../consent/unsubscribed.ts';
import type { ShopEvent } from '../event/event.ts';
import type { AppliedEvent } from '../journey/applied-event.ts';
import { isForgotten } from '../privacy/is-forgotten.ts';
import { acceptLinks } from './accept-links.ts';
import { type Accepted, applyEvent } from './apply-event.ts';
import { type Incoming, inEventOrder } from './incoming.ts';
import type { MergeCause } from './merge-note.ts';
import { identitiesOf, type NamedIdentities, namedIdentities } from './named-identities.ts';
import { marksSaid } from './operator/acts.ts';
import { byOf, isMergeOrder, profileIdsIn } from './people-orders.ts';
import { rememberEntries, sightingOf } from './seen.ts';
import { subjectOf } from './subject-of.ts';
import { wordOf } from './word.ts';
import { joinByHand, type Member, ownerOf, type WorkingSet } from './working-set.ts';

/** A message too old for the ring of those it may concern. */
export interface HistoryQuestion {
  hash: string;
  atMs: number;
  profileIds: string[];
  /** Its own bus entry, unless that is known to have been applied: what a cut-off attempt left in history does not count. */
  exceptId?: string;
}

/** messageId hash → is it in history? */
export type HistoryAnswers = ReadonlyMap<string, boolean>;

/** Folds events into the people of the set, in the order of event time. Answers what history must be asked before it counts. */
export const foldGroup = (
  set: WorkingSet,
  events: readonly Incoming[],
  answers: HistoryAnswers,
): HistoryQuestion[] => {
  const questions: HistoryQuestion[] = [];
  const folded = new Set<string>();
  const rings = new Map([...set.members.values()].map((member) => [member.id, member.profile]));
  for (const incoming of inEventOrder(events)) {
    const named = namedIdentities(incoming);
    if (isForgotten(set, incoming, named)) continue;
    const concerned = concernedBy(set, incoming, named);
    const sightings = concerned.flatMap(({ id, absorbed, profile }) =>
      [id, ...absorbed, ...(profile.apart ?? [])].map((each) =>
        sightingOf(
          rings.get(each) ?? set.others.get(each)?.value ?? nothingSeen,
          incoming.hash,
          incoming.event.atMs,
        ),
      ),
    );
    if (folded.has(incoming.hash) || sightings.includes('seen')) continue;
    if (sightings.includes('unknown')) {
      const answer = answers.get(incoming.hash);
      if (answer) continue;
      if (answer === undefined) questions.push(questionOf(set, incoming, concerned));
    }
    folded.add(incoming.hash);
    foldEvent(set, incoming, named);
  }
  return questions;
};

const nothingSeen = { seen: [], seenLowWaterMs: 0 };

const concernedBy = (set: WorkingSet, incoming: Incoming, named: NamedIdentities): Member[] => {
  const byId = profileIdsIn(incoming).flatMap((id) => winnerOf(set, id) ?? []);
  const owners = identitiesOf(named).flatMap((identity) => ownerOf(set, identity) ?? []);
  return [...new Set([...byId, ...owners])];
};

/** The member that holds a profile id now. */
const winnerOf = (set: WorkingSet, id: string): Member | undefined =>
  set.members.get(id) ?? [...set.members.values()].find(({ profile }) => profile.mergedFrom.includes(id));

const questionOf = (
  set: WorkingSet,
  { hash, entryId, entryHash, event }: Incoming,
  concerned: Member[],
): HistoryQuestion => {
  const others = concerned
    .flatMap(({ profile }) => profile.apart ?? [])
    .map((id) => set.others.get(id)?.value);
  const isApplied = [...concerned.map(({ stored }) => stored), ...others].some((one) =>
    one?.seenEntries.includes(entryHash),
  );
  return {
    hash,
    atMs: event.atMs,
    // What came while she was one with somebody else lies in the history of that one.
    profileIds: concerned.flatMap(({ id, profile }) => [id, ...profile.mergedFrom, ...(profile.apart ?? [])]),
    ...(!isApplied && { exceptId: entryId }),
  };
};

const foldEvent = (set: WorkingSet, incoming: Incoming, named: NamedIdentities): void => {
  const { event } = incoming;
  const word = wordOf(incoming);
  const isInternal = event.profileId !== undefined && incoming.trust === 'internal';
  set.cause = causeOf(incoming);
  const subject = isInternal
    ? byOrder(set, incoming, winnerOf(set, event.profileId ?? ''))
    : subjectOf({ set, named, word, atMs: event.atMs });
  if (!subject) return;
  const { links, ...addresses } = acceptLinks({ set, subject, named, word, atMs: event.atMs });
  const statements = word.mayStateConsent
    ? statementsIn(subject, incoming, addresses)
    : { consents: [], pendingConsents: [] };
  const marks = marksSaid(event, word.trusted);
  record(subject, incoming, { links, statements, ...(marks && { marks }) });
};

/** What she says, and what her purchase allows. */
const statementsIn = (
  { profile }: Member,
  { event, trust, rules }: Incoming,
  named: NamedAddresses,
): Statements => {
  const { consent: settings, country: shopCountry } = rules;
  const said = statementsOf(event, named, (channel, isConfirmed) =>
    mustConfirm(settings, channel, trust, isConfirmed),
  );
  const soft = settings
    ? softOptIn({ event, profile, accepted: named.accepted, settings, trust, shopCountry })
    : [];
  return soft.length === 0 ? said : { ...said, consents: [...said.consents, ...soft] };
};

const causeOf = (incoming: Incoming): MergeCause => {
  const { event, source } = incoming.event;
  const by = isMergeOrder(incoming) ? byOf(incoming) : undefined;
  return { event, source, ...(by !== undefined && { by }) };
};

/** What an operator says of two people comes before what anybody else said of them. */
const byOrder = (set: WorkingSet, incoming: Incoming, subject: Member | undefined): Member | undefined => {
  if (!subject || !isMergeOrder(incoming)) return subject;
  const [, otherId = ''] = profileIdsIn(incoming);
  const other = winnerOf(set, otherId);
  return other && other !== subject ? joinByHand(set, subject, other) : subject;
};

const record = (subject: Member, incoming: Incoming, accepted: Accepted): void => {
  const { event } = incoming;
  const before = subject.profile;
  const after = applyEvent(before, event, accepted, incoming.rules);
  subject.profile = { ...after, seenEntries: rememberEntries(before.seenEntries, [incoming.entryHash]) };
  subject.changed = true;
  subject.applied.push(incoming);
  subject.unsubscribed.push(...unsubscribedBy(event, before, after));
  subject.events.push(
    event,
    ...derivedFrom(event, before, after),
    ...confirmationsAsked(event, before, after),
  );
};

/** An order is told as an order; robots and what is told a day late bring no cart to anybody's mind. */
const derivedFrom = (
  event: ShopEvent,
  before: Member['profile'],
  after: Member['profile'],
): AppliedEvent[] => {
  if (before.cart === after.cart) return [];
  const isOrder = event.event === 'Order Completed';
  return cartChanges(cartOf(before), cartOf(after), event.atMs).flatMap(({ change, atMs }) => {
    if (event.bot || (change === 'changed' && event.historical)) return [];
    if (isOrder && atMs === event.atMs) return [];
    const name = change === 'changed' ? 'Cart Changed' : 'Cart Emptied';
    return [{ ...event, atMs, event: name, messageId: `${event.messageId} ${change}`, derived: true }];
  });
};
