import { useCommonTexts } from '../i18n/texts.ts';
import { auditPath } from './audit-path.ts';
import { To } from './link.tsx';

/** To the whole history of one thing: also what its versions do not tell, such as pauses and who was asked. */
export function AuditLink({ kind, id }: { kind: string; id: string }) {
  const { t } = useCommonTexts();
  return (
    <To to={auditPath(kind, id)} size="sm">
      {t('history')}
    </To>
  );
}
