import type { ContactSettings, ShopSettings } from '../config/settings.ts';
import type { SwitchesSettings } from '../config/switches-settings.ts';
import type { Channel, Purpose } from '../consent/consent.ts';
import { addressOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { ContactVerdict } from './verdict.ts';

/** May this person be reached by this channel for this purpose? */
export interface ContactRequest {
  profile: Profile;
  channel: Channel;
  purpose: Purpose;
  /** Which journey asks; nobody's when somebody only wishes to know. */
  journeyId?: string;
  /** What the journey is about, where it says so. */
  topic?: string;
  /** Why the address must not be used, as far as the list has been read. */
  suppressed?: string;
  /** The table had no room: set when reserving has failed. */
  capped?: boolean;
  /** The breaker of marketing mail is open, as far as it has been read. */
  isMailStopped?: boolean;
}

/** What the operators have laid down. */
export interface ContactPolicy {
  contact: ContactSettings;
  shop: ShopSettings;
  switches: SwitchesSettings;
}

/** One line of the gate: an answer other than `allowed`, or nothing to say. */
export type ContactRule = (
  ask: ContactRequest,
  policy: ContactPolicy,
  nowMs: number,
) => Exclude<ContactVerdict, { kind: 'allowed' }> | undefined;

/** Onsite nobody is written to: she is met where she comes. */
export const addressAsked = ({ profile, channel }: ContactRequest): string | undefined =>
  channel === 'onsite' ? profile.id : addressOf(profile, channel);
