import { Alert, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Offer } from '../../../../core/offer/offer.ts';
import type { putOfferCodes } from '../../../../functions/api/routes/put-offer-codes.ts';
import { useAct } from '../../../api/use-act.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { documentPath } from '../../../ui/document/document-path.ts';
import type { Work } from '../../../ui/document/use-work.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { TextFile } from '../../../ui/text-file.tsx';
import { useTexts } from '../texts.ts';
import { useStock } from '../use-stock.ts';
import { codeWay } from './edits.ts';

/** What is left of the codes, and the way to bring more. */
export function Codes({ work }: { work: Work<Offer> }) {
  const { t } = useTexts();
  const stock = useStock(work.id);
  const isPool = codeWay(work.saved) === 'pool';
  return (
    <Stack>
      <Loaded of={stock} lines={2}>
        {({ free, taken, isMore }) => (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {isPool && <Count label={t('stock.free')} count={free} isMore={isMore} />}
            <Count label={t('stock.taken')} count={taken} isMore={isMore} />
          </SimpleGrid>
        )}
      </Loaded>
      {!isPool && <Alert color="blue">{t('codes.noPool')}</Alert>}
      {isPool && (
        <Allowed to="edit">
          <Bring id={work.id} />
        </Allowed>
      )}
    </Stack>
  );
}

function Count({ label, count, isMore }: { label: string; count: number; isMore: boolean }) {
  const { number } = useFormat();
  return (
    <Card withBorder component="section" aria-label={label}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={28} fw={700}>
        {number(count)}
        {isMore && '+'}
      </Text>
    </Card>
  );
}

function Bring({ id }: { id: string }) {
  const { t } = useTexts();
  const [csv, setCsv] = useState('');
  const path = documentPath('offers', id);
  const act = useAct<typeof putOfferCodes>({ changes: [path], done: () => setCsv('') });
  const { data } = act;
  return (
    <Card withBorder>
      <Stack gap="sm">
        <TextFile
          label={t('codes.label')}
          description={t('codes.text')}
          placeholder={'TEA-7QX9\nTEA-MKD4'}
          value={csv}
          onChange={setCsv}
        />
        <Group justify="flex-end">
          <Button
            disabled={csv.trim() === ''}
            loading={act.isPending}
            onClick={() => act.mutate({ path: `${path}/codes`, method: 'POST', csv })}
          >
            {t('codes.go')}
          </Button>
        </Group>
        {data && (
          <Alert color={data.refusedRows > 0 ? 'orange' : 'teal'} role="status">
            <Text size="sm">{t('codes.added', { count: data.added })}</Text>
            {data.known > 0 && <Text size="sm">{t('codes.known', { count: data.known })}</Text>}
            {data.refused.map(({ row, reason }) => (
              <Text size="sm" key={row}>
                {t('codes.refused', { row, reason })}
              </Text>
            ))}
          </Alert>
        )}
      </Stack>
    </Card>
  );
}
