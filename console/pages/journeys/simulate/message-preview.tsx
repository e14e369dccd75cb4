import { Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { previewTemplate } from '../../../../functions/api/routes/preview-template.ts';
import { ask } from '../../../api/client.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useTexts } from './texts.ts';

interface Shown {
  readonly template: string;
  readonly body: object;
  readonly close: () => void;
}

const HEIGHT = 480;

/** A message as she would get it; mails in a frame that may do nothing. */
export function MessagePreview({ template, body, close }: Shown) {
  const { t } = useTexts();
  const path = `/v1/templates/${encodeURIComponent(template)}/preview`;
  const preview = useQuery({
    queryKey: [path, body],
    queryFn: ({ signal }) => ask<typeof previewTemplate>(path, { method: 'POST', body, signal }),
  });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('preview.title', { template })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Loaded of={preview}>
        {({ subject, text, html }) => (
          <Stack gap="xs">
            {subject !== undefined && <Text fw={600}>{subject}</Text>}
            {html === undefined ? (
              <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
            ) : (
              <iframe
                sandbox=""
                srcDoc={html}
                title={t('preview.title', { template })}
                style={{ width: '100%', height: HEIGHT, border: 0, background: '#fff' }}
              />
            )}
            <Text size="xs" c="dimmed">
              {t('preview.now')}
            </Text>
          </Stack>
        )}
      </Loaded>
    </Modal>
  );
}
