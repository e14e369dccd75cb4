import type { ExperimentSettings } from '../../../core/config/experiment-settings.ts';
import { useChangeSettings } from '../../ui/settings/use-change-settings.ts';
import type { Stored } from '../../ui/settings/use-stored.ts';

/** The plans and the control group of the shop, with the version that a save is made over. */
export type KeptSettings = Stored<ExperimentSettings>;

/** Each save is one change of the settings as they are now, so that a change of somebody else's stays. */
export const useSaveSettings = (kept: KeptSettings, done: () => void) =>
  useChangeSettings('experiments', kept, { changes: ['/v1/experiments', '/v1/reports'], done });
