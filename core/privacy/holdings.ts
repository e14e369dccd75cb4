import type { Ledger } from '../analytics/ledger/ledger.ts';
import type { CountedSend } from '../contact/counted-send.ts';
import type { Enrollment } from '../journey/enrollment.ts';
import type { NamedLink } from '../link/named-link.ts';
import type { HeldPoints } from '../loyalty/loyalty.ts';
import type { StoredGrant } from '../offer/offers.ts';
import type { OnsiteMessage } from '../onsite/onsite-message.ts';
import type { MergeRecord } from '../profile/merge-record.ts';
import type { Profile } from '../profile/profile.ts';
import type { Reply } from '../reply/reply.ts';
import type { SentIds, ShortLink } from '../send/ports.ts';
import type { Task } from '../task/task.ts';
import type { Suppression } from './is-lifted.ts';

/** Everything held about a person and about the profiles merged into her, her history excepted. */
export interface Holdings {
  profile: Profile;
  /** As they were frozen. */
  mergedProfiles: Profile[];
  enrollments: Enrollment[];
  /** Products she looked at within 30 days, while journeys asked for it. */
  interests: { productId: string }[];
  /** Calls that agents were to make. */
  tasks: Task[];
  /** What she has written to the shop. */
  replies: Reply[];
  /** What was promised to her. */
  offers: StoredGrant[];
  loyalty: HeldPoints;
  /** What waits to be shown to her. */
  onsite: OnsiteMessage[];
  suppressions: ({ channel: string; address: string } & Suppression)[];
  /** What reports are counted from: her orders, and what they may be owed to. */
  ledgers: Ledger[];
  /** Which messages count towards limits. */
  caps: CountedSend[];
  shortLinks: ShortLink[];
  /** Of her receipts. */
  links: NamedLink[];
  /** Messages that a gateway may still report on, and where they went. */
  awaitsReport: SentIds[];
  /** How profiles became hers, and what she was before. */
  merges: MergeRecord[];
}

export interface PersonalData {
  /** After merges the winner. */
  holdings(profileId: string): Promise<Holdings | undefined>;
}
