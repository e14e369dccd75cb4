import type { Channel } from '../../consent/consent.ts';
import type { CompiledJourney, Place } from '../../journey/compile.ts';
import { drawAt } from '../../journey/draw-at.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { isHeldOut } from '../../journey/holdout.ts';
import { rungsFor } from '../../journey/rungs-for.ts';
import type { Row } from '../row.ts';

/** Of the journey as a whole. */
export const entryRow = (enrollment: Enrollment): Row => ({
  journeyId: enrollment.journeyId,
  version: enrollment.journeyVersion,
  ...(isHeldOut(enrollment) && { variant: 'control' }),
});

export interface MessagePlace {
  stepId: string;
  /** Undefined for what is no message. */
  channel: Channel | undefined;
}

/** A push that went to her browser is that of the rung of push. */
const rungOf = (place: Place, enrollment: Enrollment, channel: Channel | undefined) => {
  const channels = rungsFor(place, enrollment).map((rung) => rung.channel);
  const at = channel === undefined ? -1 : channels.indexOf(channel);
  return at < 0 && channel === 'webpush' ? channels.indexOf('push') : at;
};

/** Of one message of a journey; where its structure is not known, without what only that tells. */
export const messageRow = (
  enrollment: Enrollment,
  journey: Pick<CompiledJourney, 'places'> | undefined,
  { stepId, channel }: MessagePlace,
): Row => {
  const place = journey?.places.get(stepId);
  const cascade = place?.kind.endsOnReaction ? place : undefined;
  const rung = cascade ? rungOf(cascade, enrollment, channel) : -1;
  const variant = drawAt(cascade, enrollment)?.took;
  return {
    ...(variant !== undefined && { variant }),
    ...entryRow(enrollment),
    stepId,
    ...(rung >= 0 && { rung }),
    ...(channel !== undefined && { channel }),
  };
};
