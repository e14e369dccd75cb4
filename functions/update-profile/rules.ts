import type { ExperimentSettings } from '../../core/config/experiment-settings.ts';
import type { ContactSettings, ShopSettings } from '../../core/config/settings.ts';
import type { JourneyIndex } from '../../core/journey/journey-index.ts';
import type { RetentionDays } from '../../core/privacy/expiry.ts';
import type { FoldRules } from '../../core/profile/fold-rules.ts';
import type { SegmentIndex } from '../../core/segment/segment-index.ts';

/** What is published, made ready once per revision. */
export interface Rules {
  journeys: JourneyIndex;
  /** Trials in place of what all others get; the same where nothing is on trial. */
  staffJourneys: JourneyIndex;
  segments: SegmentIndex;
  contact: ContactSettings;
  shop: ShopSettings;
  experiments: ExperimentSettings;
  fold: FoldRules;
  retention: RetentionDays;
}
