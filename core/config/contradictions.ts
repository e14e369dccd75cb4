import type { Condition } from '../condition/condition.ts';
import type { Fault } from '../errors.ts';
import type { Journey } from '../journey/journey.ts';
import type { Offer } from '../offer/offer.ts';
import { contentHash } from './canonical.ts';
import type { DocumentByKind, DocumentKind, EntryOf } from './documents.ts';
import type { InEffect } from './in-effect.ts';
import type { AnyDocumentKind } from './kinds/document-kind.ts';
import { namedBy } from './used-by.ts';

/** One journey promises one offer. */
interface Promised {
  journey: Journey;
  offer: Offer;
  /** Where in the journey. */
  path: string;
}

const partsOf = (condition: Condition | undefined): unknown[] => {
  if (typeof condition !== 'object') return condition === undefined ? [] : [condition];
  const all = (condition as { and?: unknown }).and;
  return Array.isArray(all) ? all.flatMap((part) => partsOf(part as Condition)) : [condition];
};

/** `profile.country` → `DE`, where a condition holds for nobody else. */
const fixedBy = (condition: Condition | undefined): Map<string, unknown> =>
  new Map(
    partsOf(condition).flatMap((part): [string, unknown][] => {
      const equal = part as Partial<Record<string, unknown>>;
      const args = equal['=='] ?? equal['==='];
      if (!Array.isArray(args) || args.length !== 2) return [];
      const [path, value] = (args[0] as { var?: unknown })?.var === undefined ? args.toReversed() : args;
      const named = (path as { var?: unknown } | null)?.var;
      return typeof named === 'string' && typeof value !== 'object' ? [[named, value]] : [];
    }),
  );

const isNotOf = (one: unknown, other: unknown): boolean => {
  const negated = (one as { '!'?: unknown } | null)?.['!'];
  const inner = Array.isArray(negated) ? negated[0] : negated;
  return inner !== undefined && contentHash(inner) === contentHash(other);
};

/** Do the two audiences exclude each other in so many words? All others may have somebody in common. */
const areApart = (one: Condition | undefined, other: Condition | undefined): boolean => {
  const [fixed, theirs] = [fixedBy(one), fixedBy(other)];
  const isOther = [...fixed].some(([path, value]) => theirs.has(path) && theirs.get(path) !== value);
  if (isOther) return true;
  const [mine, yours] = [partsOf(one), partsOf(other)];
  return mine.some((part) => yours.some((their) => isNotOf(part, their) || isNotOf(their, part)));
};

const isSamePromise = (one: Offer, other: Offer): boolean =>
  contentHash([one.terms, one.expires ?? null]) === contentHash([other.terms, other.expires ?? null]);

/** What journeys that run promise; `candidate` as if it were in effect, whatever is so of it now. */
const promisesOf = (inEffect: InEffect, candidate: Candidate): Promised[] => {
  const isCandidate = ({ kind, id }: { kind: DocumentKind; id: string }) =>
    kind === candidate.kind && id === candidate.document.id;
  const offerOf = (id: string): Offer | undefined =>
    isCandidate({ kind: 'offer', id })
      ? (candidate.document as Offer)
      : inEffect.find({ kind: 'offer', id })?.document;
  const ofJourney = (entry: EntryOf<'journey'>): Promised[] =>
    namedBy(entry)
      .filter(({ kind }) => kind === 'offer')
      .flatMap(({ id, path }) => {
        const offer = offerOf(id);
        return offer?.promotion === undefined ? [] : [{ journey: entry.document, offer, path }];
      });
  const running = inEffect.entries.filter(
    (entry): entry is EntryOf<'journey'> =>
      entry.kind === 'journey' && entry.status !== 'stopped' && !isCandidate(entry),
  );
  const own = candidate.kind === 'journey' ? [asEntry(candidate.document as Journey)] : [];
  return [...own, ...running].flatMap(ofJourney);
};

interface Candidate {
  kind: 'journey' | 'offer';
  document: Journey | Offer;
}

const asEntry = (document: Journey): EntryOf<'journey'> => ({
  kind: 'journey',
  id: document.id,
  version: 0,
  status: 'live',
  document,
});

/**
 * No two journeys that run promise one person different terms of one promotion: offers of the same `promotion` are the same
 * promise, so their terms and their end must be the same, or the audiences exclude each other in so many words. What is
 * looked at besides is whether the document that is to be published takes part.
 */
export const contradictions = (
  kind: AnyDocumentKind,
  document: DocumentByKind[DocumentKind],
  inEffect: InEffect,
): Fault[] => {
  if (kind.kind !== 'journey' && kind.kind !== 'offer') return [];
  const candidate = { kind: kind.kind, document: document as Journey | Offer };
  if (!mayPromise(candidate, inEffect)) return [];
  const promises = promisesOf(inEffect, candidate);
  const mine = promises.filter(({ journey, offer }) =>
    candidate.kind === 'journey' ? journey === document : offer === document,
  );
  return mine.flatMap((own) => {
    const other = promises.find((their) => contradicts(own, their));
    if (!other) return [];
    const where = candidate.kind === 'journey' ? own.path : '/terms';
    const message = `the journey ${other.journey.id} promises other terms of ${own.offer.promotion}: ${other.offer.id}`;
    return [{ path: where, message }];
  });
};

const contradicts = (one: Promised, other: Promised): boolean =>
  one.journey.id !== other.journey.id &&
  one.offer.promotion === other.offer.promotion &&
  !isSamePromise(one.offer, other.offer) &&
  !areApart(one.journey.audience, other.journey.audience);

/** Most documents promise nothing of a promotion, and all journeys need not be looked at. */
const mayPromise = ({ kind, document }: Candidate, { find }: InEffect): boolean =>
  kind === 'offer'
    ? (document as Offer).promotion !== undefined
    : namedBy(asEntry(document as Journey)).some(
        (named) =>
          named.kind === 'offer' && find({ kind: 'offer', id: named.id })?.document.promotion !== undefined,
      );
