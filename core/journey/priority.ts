import type { ContactSettings, ShopSettings } from '../config/settings.ts';
import type { PublishedJourney } from '../config/snapshot.ts';
import type { SwitchesSettings } from '../config/switches-settings.ts';
import { type CapWindow, countsUntilMs } from '../contact/cap-window.ts';
import { zoneOf } from '../contact/zone.ts';
import type { Profile } from '../profile/profile.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import type { Journey } from './journey.ts';
import { channelsAhead } from './plan-next-send.ts';

const RANKS = { low: 1, normal: 2, high: 3 } as const;

/** What answers something she did comes before what goes out to everybody. */
const rankOf = ({ priority, trigger }: Journey): number =>
  RANKS[priority ?? ('schedule' in trigger ? 'low' : 'normal')];

/** The journeys that this one gives way to: live marketing that ranks above it. */
export const rivalsOf = (mine: Journey, published: readonly PublishedJourney[]): Set<string> =>
  new Set(
    published
      .filter(
        ({ journey, status }) =>
          status === 'live' && journey.purpose !== 'transactional' && rankOf(journey) > rankOf(mine),
      )
      .map(({ journey }) => journey.id),
  );

export interface KeptAsk {
  windows: readonly CapWindow[];
  profile: Profile;
  /** Journeys above the one that asks in which she is now, as they were when she entered. */
  rivals: readonly { enrollment: Enrollment; journey: CompiledJourney }[];
  contact: ContactSettings;
  shop: ShopSettings;
  switches: SwitchesSettings;
  nowMs: number;
}

/**
 * The windows for a message that gives way: the last place of each is kept where a journey above is to write to her while this
 * message would still count. One place, however many journeys are above.
 */
export const withPlacesKept = ({
  windows,
  profile,
  rivals,
  contact,
  shop,
  switches,
  nowMs,
}: KeptAsk): CapWindow[] => {
  const zone = zoneOf(profile, contact.timezone, nowMs);
  const isWanted = (window: CapWindow): boolean => {
    const untilMs = countsUntilMs(window, zone, nowMs);
    return rivals.some(({ enrollment, journey }) => {
      const ask = { enrollment, journey, status: 'live' as const, profile, contact, shop, switches, nowMs };
      const channels = channelsAhead(ask, untilMs);
      return window.over === 'total' ? channels.size > 0 : channels.has(window.over);
    });
  };
  return windows.map((window) => (isWanted(window) ? { ...window, max: window.max - 1 } : window));
};
