import { Alert, Button, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { importSegmentMembers } from '../../../../functions/api/routes/import-segment-members.ts';
import { useAct } from '../../../api/use-act.ts';
import { documentPath } from '../../../ui/document/document-path.ts';
import { TextFile } from '../../../ui/text-file.tsx';
import { useTexts } from '../texts.ts';
import { rowWords } from './row-words.ts';

/** So many rows that name nobody are shown. */
const MOST_SHOWN = 20;

/** A file with a column that names people, or lines pasted: they are put on the list, or taken off. */
export function Upload({ id }: { id: string }) {
  const { t } = useTexts();
  const [csv, setCsv] = useState('');
  const [action, setAction] = useState('add');
  const path = documentPath('segments', id);
  const act = useAct<typeof importSegmentMembers>({ changes: [path], done: () => setCsv('') });
  const refused = act.data?.refused ?? [];
  const reasonOf = (reason: string): string => {
    const words = rowWords(reason);
    return words ? t(`upload.reason.${words.name}`, words.values) : reason;
  };
  return (
    <Card withBorder>
      <Stack gap="sm">
        <TextFile
          label={t('upload.label')}
          description={t('upload.text')}
          placeholder={'email\nann@example.com\nben@example.com'}
          value={csv}
          onChange={setCsv}
        />
        <Group justify="space-between">
          <SegmentedControl
            aria-label={t('upload.what')}
            value={action}
            onChange={setAction}
            data={[
              { value: 'add', label: t('upload.add') },
              { value: 'remove', label: t('upload.remove') },
            ]}
          />
          <Button
            disabled={csv.trim() === ''}
            loading={act.isPending}
            onClick={() =>
              act.mutate({ path: `${path}/members.csv`, method: 'POST', query: { action }, csv })
            }
          >
            {t(action === 'add' ? 'upload.goAdd' : 'upload.goRemove')}
          </Button>
        </Group>
        {act.data && (
          <Alert color={refused.length > 0 ? 'orange' : 'teal'} role="status">
            <Text size="sm">{t('upload.accepted', { count: act.data.accepted })}</Text>
            {refused.slice(0, MOST_SHOWN).map(({ row, reason }) => (
              <Text size="sm" key={row}>
                {t('upload.refused', { row, reason: reasonOf(reason) })}
              </Text>
            ))}
            {refused.length > MOST_SHOWN && (
              <Text size="sm">{t('upload.more', { count: refused.length - MOST_SHOWN })}</Text>
            )}
          </Alert>
        )}
      </Stack>
    </Card>
  );
}
