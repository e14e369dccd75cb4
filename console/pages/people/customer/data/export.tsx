import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../../../ui/use-say.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';
import { readAll } from './read-all.ts';

const saveAs = (name: string, content: unknown): void => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** All that is held of her, as a file that she may be given. */
export function Export() {
  const { t } = useTexts();
  const say = useSay();
  const { id } = useCustomer().person;
  const [read, setRead] = useState(0);
  const saving = useMutation({
    mutationFn: () => readAll(id, setRead),
    onSuccess: (all) => saveAs(`customer-${id}.json`, all),
    onError: say.problem,
  });
  return (
    <Section title={t('export.title')}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" style={{ flex: '1 1 240px' }}>
          {t('export.text')}
        </Text>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          disabled={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {saving.isPending ? t('export.reading', { count: read }) : t('export.act')}
        </Button>
      </Group>
    </Section>
  );
}
