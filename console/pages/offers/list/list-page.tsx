import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { DocumentList } from '../../../ui/document/document-list.tsx';
import { NewDocument } from '../../../ui/document/new-document.tsx';
import { useTexts } from '../texts.ts';
import { StockCell } from './stock-cell.tsx';

const TEN_PERCENT = 10;

export default function ListPage() {
  const { t } = useTexts();
  return (
    <DocumentList
      plural="offers"
      title={t('common:nav.offers')}
      lead={t('list.lead')}
      empty={{ title: t('list.empty'), text: t('list.emptyText') }}
      make={t('list.new')}
      actions={
        <Button component={Link} to="/offers/-/redeem" variant="default">
          {t('redeem.open')}
        </Button>
      }
      dialog={(close) => (
        <NewDocument
          plural="offers"
          title={t('list.new')}
          close={close}
          start={(name) => ({
            name,
            terms: { percent: TEN_PERCENT },
            code: { generated: {} },
            expires: 'P14D',
          })}
        />
      )}
      columns={[{ name: 'stock', label: t('list.stock'), cell: (one) => <StockCell one={one} /> }]}
    />
  );
}
