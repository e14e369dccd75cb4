import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { rotateSource } from '../../../../functions/api/routes/rotate-source.ts';
import { useAct } from '../../../api/use-act.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import { useTexts } from '../texts.ts';
import type { Source } from './source.ts';

const OVERLAPS = ['PT0S', 'PT1H', 'P1D', 'P7D', 'P30D', 'P90D'] as const;

/** Another key takes the place of the one there is, which goes on for a while. */
export function RotateDialog({ source, close }: { source: Source; close: () => void }) {
  const { t } = useTexts();
  const { duration } = useFormat();
  const [oldKeyFor, setOldKeyFor] = useState<string>('P7D');
  const [made, setMade] = useState<string>();
  const rotate = useAct<typeof rotateSource>({
    changes: ['/v1/sources', '/v1/audit'],
    done: ({ writeKey }) => setMade(writeKey),
  });
  return (
    <Modal opened onClose={close} title={t('sources.rotateTitle', { name: source.name })}>
      {made === undefined ? (
        <Stack>
          <Text size="sm">{t('sources.rotateText')}</Text>
          <Select
            label={t('sources.oldKeyFor')}
            data={OVERLAPS.map((value) => ({
              value,
              label: value === 'PT0S' ? t('sources.atOnce') : duration(value),
            }))}
            value={oldKeyFor}
            onChange={(value) => setOldKeyFor(value ?? 'P7D')}
            allowDeselect={false}
          />
          <Group justify="flex-end">
            <Button
              loading={rotate.isPending}
              onClick={() =>
                rotate.mutate({
                  path: `/v1/sources/${source.id}/rotate`,
                  ...{ method: 'POST', body: { oldKeyFor } },
                })
              }
            >
              {t('sources.makeKey')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Copyable label={t('sources.newKey')} text={made} />
          {source.kind === 'secret' && <Text size="sm">{t('sources.shownOnce')}</Text>}
          <Group justify="flex-end">
            <Button onClick={close}>{t('common:close')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
