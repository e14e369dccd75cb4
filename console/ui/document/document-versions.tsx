import { Difference } from './difference.tsx';
import { useTexts } from './texts.ts';
import type { Work } from './use-work.ts';
import { Versions } from './versions.tsx';

interface DocumentVersionsProps {
  readonly work: Work<object>;
  readonly nameOf?: (path: string) => string;
}

/** The versions of a document, told field by field. */
export function DocumentVersions({ work, nameOf }: DocumentVersionsProps) {
  const { t } = useTexts();
  const { plural, id, edit, isBusy } = work;
  return (
    <Versions
      {...{ plural, id, edit, isBusy }}
      difference={(before, after) => <Difference {...{ before, after }} {...(nameOf && { nameOf })} />}
      bringBack={(version) => void work.order('rollback', { version })}
      backText={t('versions.backText')}
    />
  );
}
