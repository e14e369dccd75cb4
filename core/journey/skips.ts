import type { ShopSettings } from '../config/settings.ts';
import { consentFor } from '../consent/consent-for.ts';
import { priceOf } from '../contact/price.ts';
import { hashId } from '../hash.ts';
import { addressOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { TimelineEntry } from '../send/timeline.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { rungsFor } from './rungs-for.ts';
import type { Rung } from './step-kind.ts';

/** The item of a person's history that says what the end of an enrollment left unsent: the same, whoever ends it. */
export const endItemId = ({ id }: Pick<Enrollment, 'id'>): string => hashId([id, 'end']);

/** Reasons that are good news: what was not sent then was not spent. */
const spares: ReadonlySet<string> = new Set(['ordered', 'reacted']);

interface LeftRung extends Rung {
  stepId: string;
}

/** The messages of the step it stands at that have not been tried; further steps count only when the journey ends. */
export const leftRungs = (enrollment: Enrollment, journey: CompiledJourney, withLater = true): LeftRung[] => {
  const { stepId, rung } = enrollment.position;
  const place = stepId === null ? undefined : journey.places.get(stepId);
  if (!place || stepId === null) return [];
  const tried = rung === undefined ? 0 : rung.index + (rung.sentAtMs === undefined ? 0 : 1);
  const left = rungsFor(place, enrollment)
    .slice(tried)
    .map((one) => ({ ...one, stepId }));
  for (let next = withLater ? place.next : null; next !== null; ) {
    const later = journey.places.get(next);
    const id = next;
    left.push(...rungsFor(later, enrollment).map((one) => ({ ...one, stepId: id })));
    next = later?.next ?? null;
  }
  return left;
};

/**
 * What one marketing message to her would have cost; nothing for somebody who could not have got it. An end is told again by whoever finds
 * it later, under the same ids: a no that she has said since takes nothing from it.
 */
const spared = ({ profile, shop, atMs }: SkipsAsk, { channel, price }: Rung) => {
  if (price === 'free') return undefined;
  const address = addressOf(profile, channel);
  if (address === undefined) return undefined;
  const said = consentFor(profile, channel, address, 'marketing');
  const isAllowed = said?.status === 'granted' || (said?.status === 'denied' && said.atMs > atMs);
  return isAllowed ? priceOf(shop, channel, address) : undefined;
};

export interface SkipsAsk {
  /** As it stood before the end. */
  enrollment: Enrollment;
  journey: CompiledJourney;
  profile: Profile;
  shop: ShopSettings;
  reason: string;
  atMs: number;
  /** Where the order, or the visit, was made. */
  source?: string;
}

/** One `skip` entry per message that will not be sent because of an end; `left` of a `goto` counts its own step only. */
export const skipsOnEnd = (ask: SkipsAsk, withLater = true): TimelineEntry[] =>
  leftRungs(ask.enrollment, ask.journey, withLater).map((rung) => {
    const notSpent = spares.has(ask.reason) ? spared(ask, rung) : undefined;
    return {
      atMs: ask.atMs,
      kind: 'skip',
      name: rung.stepId,
      channel: rung.channel,
      journeyId: ask.journey.id,
      reason: ask.reason,
      ...(ask.source === undefined ? {} : { source: ask.source }),
      ...(notSpent === undefined ? {} : { notSpent: { ...notSpent } }),
    };
  });
