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

/** One that was stopped, or had nothing on trial any more, is looked at again as soon as it is published. */
export const afterTrialJourney = async (
  ports: ApiPorts,
  { id, after, by }: Changed<'journey'>,
): Promise<void> => {
  if (!after || after.status === 'stopped') return;
  const { experiments } = await ports.config.snapshot();
  for (const planned of experiments.plans) if (planned.journeyId === id) await armWatch(ports, planned, by);
};
