import { useAct } from '../../../api/use-act.ts';
import { documentPath } from '../../../ui/document/document-path.ts';
import { Versions } from '../../../ui/document/versions.tsx';
import { useSay } from '../../../ui/use-say.ts';
import Changes from '../changes/changes.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';

/** The versions of a journey, told block by block. */
export default function JourneyVersions() {
  const { t } = useTexts();
  const { id, editing, draftVersion } = useJourney();
  const say = useSay();
  const act = useAct({ changes: ['/v1/journeys'] });
  const bringBack = (version: number) =>
    act.mutate(
      {
        ...{ path: `${documentPath('journeys', id)}/rollback`, method: 'POST', body: { version } },
        ifMatch: draftVersion,
      },
      { onSuccess: () => say.done(t('versions.rolledBack', { version })) },
    );
  return (
    <Versions
      {...{ plural: 'journeys', id, bringBack }}
      edit={editing.journey}
      difference={(before, after) => <Changes before={before} after={after} />}
      backText={t('versions.rollbackText')}
      isBusy={act.isPending}
    />
  );
}
