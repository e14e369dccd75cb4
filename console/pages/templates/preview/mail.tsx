import { Box, Code, Divider, Group, Paper, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useState } from 'react';
import { CLIPPED_BYTES } from '../../../../core/message/clipped-bytes.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useTexts } from '../texts.ts';
import { darkMail } from './dark-mail.ts';
import { linksOf } from './links-of.ts';
import type { Preview } from './use-preview.ts';

const MOBILE_PX = 375;
const HEIGHT_PX = 560;

/** A mail as its reader sees it: what stands in the list of mails, and the mail itself in a frame that runs nothing. */
export function Mail({ preview, title }: { preview: Preview; title: string }) {
  const { t } = useTexts();
  const [device, setDevice] = useState('desktop');
  const [isDark, setDark] = useState(false);
  const { html } = preview;
  return (
    <Stack gap="xs">
      <Heads preview={preview} />
      {html === undefined ? (
        <PlainText text={preview.text} />
      ) : (
        <>
          <Group justify="space-between" gap="xs">
            <SegmentedControl
              size="xs"
              aria-label={t('preview.device')}
              value={device}
              onChange={setDevice}
              data={[
                { value: 'desktop', label: <Device icon={IconDeviceDesktop} label={t('preview.desktop')} /> },
                { value: 'mobile', label: <Device icon={IconDeviceMobile} label={t('preview.mobile')} /> },
              ]}
            />
            <Switch
              size="sm"
              label={t('preview.dark')}
              checked={isDark}
              onChange={({ currentTarget }) => setDark(currentTarget.checked)}
            />
          </Group>
          <Frame
            html={isDark ? darkMail(html) : html}
            title={title}
            isDark={isDark}
            isMobile={device === 'mobile'}
          />
        </>
      )}
      <Under preview={preview} />
    </Stack>
  );
}

function Device({ icon: Icon, label }: { icon: typeof IconDeviceMobile; label: string }) {
  return (
    <Group gap={4} wrap="nowrap">
      <Icon size={16} aria-hidden />
      {label}
    </Group>
  );
}

function Heads({ preview: { from, to, subject, replyTo } }: { preview: Preview }) {
  const { t } = useTexts();
  return (
    <Stack gap={0}>
      <Text fw={700}>{subject}</Text>
      <Text size="sm" c="dimmed">
        {t('preview.fromTo', { from: from ?? '–', to: to ?? '–' })}
        {replyTo !== undefined && ` · ${t('preview.replyTo', { replyTo })}`}
      </Text>
    </Stack>
  );
}

interface FrameProps {
  readonly html: string;
  readonly title: string;
  readonly isDark?: boolean;
  readonly isMobile?: boolean;
}

export function Frame({ html, title, isDark = false, isMobile = false }: FrameProps) {
  return (
    <Box
      style={{
        ...{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 8, overflow: 'hidden' },
        ...{ background: isDark ? '#111' : '#fff', display: 'flex', justifyContent: 'center' },
      }}
    >
      <iframe
        title={title}
        sandbox=""
        srcDoc={html}
        style={{
          ...{ border: 0, height: HEIGHT_PX, width: '100%', maxWidth: isMobile ? MOBILE_PX : '100%' },
          colorScheme: isDark ? 'dark' : 'light',
        }}
      />
    </Box>
  );
}

export function PlainText({ text }: { text: string }) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
    </Paper>
  );
}

/** What is known of it beside its looks: how large it is, where it leads, what programs without pictures show. */
function Under({ preview: { html, text, bytes = 0 } }: { preview: Preview }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const links = html === undefined ? [] : linksOf(html);
  const kb = bytes / 1024;
  return (
    <Stack gap={4}>
      <Text size="sm" c={bytes > CLIPPED_BYTES ? 'red' : 'dimmed'}>
        {t('preview.size', { kb: number(kb) })} · {t('preview.links', { count: links.length })}
      </Text>
      {links.length > 0 && (
        <details>
          <summary>
            <Text span size="sm">
              {t('preview.linksShow')}
            </Text>
          </summary>
          <Stack gap={2} mt={4}>
            {links.map((link) => (
              <Code key={link} block={false} style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
                {link}
              </Code>
            ))}
          </Stack>
        </details>
      )}
      {html !== undefined && (
        <details>
          <summary>
            <Text span size="sm">
              {t('preview.textShow')}
            </Text>
          </summary>
          <Divider my={4} />
          <PlainText text={text} />
        </details>
      )}
    </Stack>
  );
}
