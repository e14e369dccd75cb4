import { CLOCK_STRUCK } from '../../core/event/bookkeeping.ts';
import { ownEvent } from '../../core/event/own-event.ts';
import type { ClockMark } from '../../core/profile/segment-marks.ts';
import type { AdvancePorts } from './ports.ts';
import type { ClockWake } from './wake-schema.ts';

/** A newer number than the stored one is a look whose arming was not followed by its write: it is as good. */
const isOutdated = (armed: ClockMark | undefined, { clockNo, armedAtMs }: ClockWake): boolean =>
  armed !== undefined && (clockNo < armed.no || (clockNo === armed.no && armedAtMs !== armed.atMs));

/**
 * The moment has come at which the clock may change something about a person. She is told so, and the fold looks: nobody else
 * writes a profile. Told twice it counts once; who was merged away is looked at as the person she is part of.
 */
export const strike = async (
  { profiles, bus, clock }: Pick<AdvancePorts, 'profiles' | 'bus' | 'clock'>,
  wake: ClockWake,
): Promise<void> => {
  const { profileId, clockNo: no, armedAtMs } = wake;
  const profile = (await profiles.load([profileId])).get(profileId)?.value;
  if (!profile || profile.mergedInto !== undefined || isOutdated(profile.clock, wake)) return;
  const event = ownEvent({
    ...{ profileId, event: CLOCK_STRUCK, source: 'clock', atMs: clock.now() },
    ...{ properties: { no, armedAtMs }, prefix: 'clock', parts: [no, armedAtMs] },
  });
  await bus.putEvents([event]);
};
