import type { DocumentView } from '../../../functions/api/documents/document-view.ts';
import { useCommonTexts } from '../../i18n/texts.ts';
import { SecondPerson } from './second-person.tsx';

type Proposal = NonNullable<DocumentView<unknown>['proposal']>;

/** The draft is not in effect yet: who asked for it, or agreed to it, and where it goes on. */
export function Proposed({ proposal: { by, approvedBy } }: { proposal: Proposal }) {
  const { t } = useCommonTexts();
  return approvedBy === undefined ? (
    <SecondPerson title={t('twoPeople.agree')} text={t('twoPeople.by', { by })} />
  ) : (
    <SecondPerson title={t('twoPeople.isApproved')} text={t('twoPeople.approved', { by: approvedBy })} />
  );
}
