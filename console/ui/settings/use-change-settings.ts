import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SettingsId } from '../../../core/config/documents.ts';
import { forget } from '../../api/use-answer.ts';
import { useCommonTexts } from '../../i18n/texts.ts';
import { useSay } from '../use-say.ts';
import { putSettings } from './put-settings.ts';
import { useApproval } from './use-approval.ts';
import type { Stored } from './use-stored.ts';

interface Options {
  /** What is no longer as it was, besides the settings. */
  readonly changes?: readonly string[];
  readonly done: () => void;
}

/**
 * One change of settings from another page than their own, made over what one has seen; where it takes two people the second one
 * is asked.
 */
export const useChangeSettings = <T>(
  name: SettingsId,
  { answer, draftVersion = 0 }: Stored<T>,
  { changes = [], done }: Options,
) => {
  const { t } = useCommonTexts();
  const say = useSay();
  const client = useQueryClient();
  const approval = useApproval(name);
  const { takesTwo } = approval;
  const path = `/v1/settings/${name}`;
  const { mutate, isPending, error } = useMutation({
    mutationFn: (change: (settings: T) => T) =>
      putSettings(name, { base: draftVersion, document: change(answer) }, takesTwo),
    onSuccess: async () => {
      await forget(client, path, '/v1/proposals', '/v1/audit', ...changes);
      if (takesTwo) say.done(t('twoPeople.asked'));
      done();
    },
    // Also where it takes two people only now.
    onError: () => forget(client, path, '/v1/proposals', '/v1/settings/publishing'),
  });
  return { put: mutate, isPending, error, approval };
};
