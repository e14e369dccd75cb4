import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ExperimentSettings } from '../../../core/config/experiment-settings.ts';
import { askDocument } from '../../api/client.ts';
import { forget } from '../../api/use-answer.ts';
import type { Stored } from '../../ui/use-stored.ts';

const PATH = '/v1/settings/experiments';

/** The plans and the control group of the shop, with the version that a save is made over. */
export type KeptSettings = Stored<ExperimentSettings>;

/** Each save is one change of the settings as they are now, so that a change of somebody else's stays. */
export const useSaveSettings = ({ answer, draftVersion = 0 }: KeptSettings, done: () => void) => {
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (change: (settings: ExperimentSettings) => ExperimentSettings) =>
      askDocument(PATH, { method: 'PUT', body: change(answer), ifMatch: draftVersion }),
    onSuccess: async () => {
      await forget(client, PATH, '/v1/experiments', '/v1/reports');
      done();
    },
    onError: () => forget(client, PATH),
  });
  return { put: saving.mutate, isPending: saving.isPending, error: saving.error };
};
