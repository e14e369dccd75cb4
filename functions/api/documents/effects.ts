import type { DocumentKind } from '../../../core/config/documents.ts';
import { armBroadcast } from '../broadcasts/arm-broadcast.ts';
import { afterFeeds } from '../feeds/after-feeds.ts';
import { forPeopleInside } from '../people-inside/after-status.ts';
import type { ApiPorts } from '../ports.ts';
import { afterExperiments, afterTrialJourney } from '../reports/after-experiments.ts';
import { afterReportSettings } from '../reports/after-report-settings.ts';
import { afterDateJourney, afterSegment, afterSettings } from '../segments/refresh.ts';
import type { Changed, Followed } from './changed.ts';

/**
 * What else is to happen then, one line a kind. It is called after the switch, also when the same is ordered again (so that a
 * crash in between is mended by repeating): it must be safe to repeat, and `before` may equal `after`.
 */
type DocumentEffects = {
  [K in DocumentKind]?: (ports: ApiPorts, changed: Changed<K>) => Promise<Followed | undefined>;
};

export const effects: DocumentEffects = {
  async journey(ports, changed) {
    await armBroadcast(ports, changed);
    await afterTrialJourney(ports, changed);
    const dates = await afterDateJourney(ports, changed);
    return (await forPeopleInside(ports, changed)) ?? dates;
  },
  segment: afterSegment,
  async settings(ports, changed) {
    await afterFeeds(ports, changed);
    await afterExperiments(ports, changed);
    const reported = await afterReportSettings(ports, changed);
    return (await afterSettings(ports, changed)) ?? reported;
  },
};
