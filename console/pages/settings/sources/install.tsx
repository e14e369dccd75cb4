import { Modal, Stack, Tabs, Text } from '@mantine/core';
import { Copyable } from '../../../ui/copyable.tsx';
import { useTexts } from '../texts.ts';
import { cartCalls, ownSnippet, segmentSnippet, serverSnippet } from './snippets.ts';
import type { Source } from './source.ts';

/** What a shop puts into its pages or its server, ready to be copied. */
export function InstallDialog({ source, close }: { source: Source; close: () => void }) {
  const { t } = useTexts();
  return (
    <Modal opened onClose={close} title={t('sources.installTitle', { name: source.name })} size="xl">
      <Snippets source={source} />
    </Modal>
  );
}

export function Snippets({ source }: { source: Source }) {
  const { t } = useTexts();
  const key = source.keys[0]?.key ?? `…${source.keys[0]?.tail ?? ''}`;
  const { origin } = location;
  if (source.kind === 'secret')
    return (
      <Stack>
        <Copyable label={t('sources.byServer')} text={serverSnippet(origin, key)} />
        <Text size="sm" c="dimmed">
          {t('sources.wholeKey')}
        </Text>
      </Stack>
    );
  return (
    <Tabs defaultValue="own" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="own">{t('sources.byTag')}</Tabs.Tab>
        <Tabs.Tab value="segment">{t('sources.bySegment')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="own" pt="sm">
        <Stack>
          <Copyable label={t('sources.inPages')} text={ownSnippet(origin, key)} />
          <Copyable label={t('sources.calls')} text={cartCalls('kaskad')} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="segment" pt="sm">
        <Stack>
          <Copyable label={t('sources.inCode')} text={segmentSnippet(origin, key)} />
          <Copyable label={t('sources.calls')} text={cartCalls('analytics')} />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}
