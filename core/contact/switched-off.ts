import type { SwitchesSettings } from '../config/switches-settings.ts';
import type { Channel } from '../consent/consent.ts';
import { MINUTE_MS } from '../duration.ts';
import type { ContactRule } from './contact-request.ts';

/** Nobody knows when it is lifted: asked again so often. */
export const SWITCHED_OFF_REST_MS = 10 * MINUTE_MS;

/** Did an operator switch this off, be it everything, the channel or the journey? */
export const isSwitchedOff = (
  { channel, journeyId }: { channel: Channel; journeyId?: string | undefined },
  { all, channels, journeys }: SwitchesSettings,
): boolean =>
  all ||
  channels[channel] === true ||
  // A push falls to her browser: whoever switches push off means both.
  (channel === 'webpush' && channels.push === true) ||
  (journeyId !== undefined && journeys.includes(journeyId));

/** What is switched off waits, whatever its purpose. */
export const switchedOff: ContactRule = (ask, { switches }, nowMs) =>
  isSwitchedOff(ask, switches)
    ? { kind: 'held', untilMs: nowMs + SWITCHED_OFF_REST_MS, reason: 'switched-off' }
    : undefined;
