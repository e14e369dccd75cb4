import { armWatch } from '../../../core/analytics/arm-watch.ts';
import type { ExperimentSettings } from '../../../core/config/experiment-settings.ts';
import type { Changed } from '../documents/changed.ts';
import type { ApiPorts } from '../ports.ts';

/** Experiments that may stop by themselves are looked at daily from now on. */
export const afterExperiments = async (
  ports: ApiPorts,
  { id, after, by }: Changed<'settings'>,
): Promise<void> => {
  if (id !== 'experiments' || !after) return;
  for (const planned of (after.document as ExperimentSettings).plans ?? [])
    await armWatch(ports, planned, by);
};
