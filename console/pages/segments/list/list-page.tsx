import { DocumentList } from '../../../ui/document/document-list.tsx';
import { useTexts } from '../texts.ts';
import { NewSegment } from './new-segment.tsx';
import { SizeCell } from './size-cell.tsx';

export default function ListPage() {
  const { t } = useTexts();
  return (
    <DocumentList
      plural="segments"
      title={t('common:nav.segments')}
      lead={t('list.lead')}
      empty={{ title: t('list.empty'), text: t('list.emptyText') }}
      make={t('list.new')}
      dialog={(close) => <NewSegment close={close} />}
      columns={[{ name: 'size', label: t('list.size'), cell: (one) => <SizeCell one={one} /> }]}
    />
  );
}
