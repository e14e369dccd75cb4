import { useQueryClient } from '@tanstack/react-query';
import type { Journey } from '../../../core/journey/journey.ts';
import type { DocumentStatus, DocumentView } from '../../../functions/api/documents/document-view.ts';
import { ask } from '../../api/client.ts';
import { useAct } from '../../api/use-act.ts';
import { forget } from '../../api/use-answer.ts';
import { saveNew } from '../../ui/document/save-new.ts';
import { latestOf } from '../../ui/document/use-document.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useSay } from '../../ui/use-say.ts';
import { useTexts } from './texts.ts';

/** What people order about a whole journey. */
export const useOrders = (id: string) => {
  const { t } = useTexts();
  const say = useSay();
  const confirm = useConfirm();
  const client = useQueryClient();
  const act = useAct({ changes: ['/v1/journeys'] });
  const path = `/v1/journeys/${encodeURIComponent(id)}`;
  const order = (name: string) =>
    act.mutate(
      { path: `${path}/${name}`, method: 'POST', body: {} },
      { onSuccess: () => say.done(t(`done.${name}`)) },
    );

  const duplicate = async (done: (id: string) => void): Promise<void> => {
    try {
      const journey = latestOf((await ask(path)) as DocumentView<Journey>);
      const name = t('copyOf', { name: journey.name ?? id });
      const bodyOf = (copy: string): Journey => ({ ...journey, id: copy, name });
      const { id: copy } = await saveNew(`${id}-copy`.slice(0, 60), bodyOf);
      await forget(client, '/v1/journeys');
      say.done(t('done.duplicate'));
      done(copy);
    } catch (error) {
      say.problem(error);
    }
  };

  return {
    isBusy: act.isPending,
    duplicate: (done: (id: string) => void) => void duplicate(done),
    pause: () =>
      confirm({
        title: t('order.pauseTitle'),
        text: t('order.pauseText'),
        act: t('order.pause'),
        go: () => order('pause'),
      }),
    resume: () => order('resume'),
    stop: () => order('stop'),
    unarchive: () => order('unarchive'),
    endTrial: () => order('end-trial'),
    /** What is live has to be stopped first: that is said before, not after. */
    archive: ({ status }: { status: DocumentStatus }) => {
      const isRunning = status === 'live' || status === 'paused';
      confirm({
        title: t('order.archiveTitle'),
        text: t(isRunning ? 'order.archiveRunning' : 'order.archiveText'),
        act: t(isRunning ? 'order.stopAndArchive' : 'order.archive'),
        isDangerous: isRunning,
        go: () => {
          if (!isRunning) return order('archive');
          act.mutate(
            { path: `${path}/stop`, method: 'POST', body: {} },
            { onSuccess: () => order('archive') },
          );
        },
      });
    },
  };
};
