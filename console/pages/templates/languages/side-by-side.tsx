import { Alert, Button, Card, Group, SegmentedControl, SimpleGrid, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { channelsOf, type Template } from '../../../../core/message/template.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import type { Work } from '../../../ui/document/use-work.ts';
import { Empty, Failed, Loading } from '../../../ui/loaded.tsx';
import { useShop } from '../../../ui/use-shop.ts';
import { mainLocale } from '../document/main-locale.ts';
import { languageName } from '../editor/language-names.ts';
import { Shown } from '../preview/shown.tsx';
import { usePreview } from '../preview/use-preview.ts';
import { useTexts } from '../texts.ts';

/** The same message in every language that the template speaks, one beside the other. */
export function SideBySide({ work }: { work: Work<Template> }) {
  const { t } = useTexts();
  const name = useChannelName();
  const channels = channelsOf(work.edit);
  const [looked, look] = useState<string>();
  const channel = channels.find((one) => one === looked) ?? channels[0] ?? 'email';
  const locales = Object.keys(work.edit.locales ?? {});
  return (
    <Stack>
      {channels.length > 1 && (
        <Group>
          <SegmentedControl
            aria-label={t('channel')}
            data={channels.map((value) => ({ value, label: name(value) }))}
            value={channel}
            onChange={look}
          />
        </Group>
      )}
      {locales.length === 0 && <Empty title={t('languages.one')} text={t('languages.oneText')} />}
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
        {[undefined, ...locales].map((locale) => (
          <Variant key={locale ?? ''} {...{ work, channel, locale, locales }} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

interface VariantProps {
  readonly work: Work<Template>;
  readonly channel: string;
  readonly locale: string | undefined;
  readonly locales: readonly string[];
}

function Variant({ work, channel, locale, locales }: VariantProps) {
  const { t, i18n } = useTexts();
  const shop = useShop();
  const label = locale === undefined ? t('place.main') : languageName(locale, i18n.language);
  const { preview, faults, problem } = usePreview({
    ...{ id: work.id, document: work.edit, channel },
    locale: locale ?? mainLocale(locales, shop.locale ?? 'en'),
  });
  return (
    <Card withBorder component="section" aria-label={label}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {label}
        </Title>
        <Button
          component={Link}
          to={locale === undefined ? '..' : `..?locale=${locale}`}
          relative="path"
          size="compact-xs"
          variant="default"
          aria-label={`${t('common:edit')}: ${label}`}
        >
          {t('common:edit')}
        </Button>
      </Group>
      {faults.length > 0 && <Alert color="red">{t('preview.faults', { count: faults.length })}</Alert>}
      {problem && <Failed error={problem} />}
      {preview ? (
        <Shown preview={preview} title={`${t('preview.frame')}: ${label}`} />
      ) : (
        faults.length === 0 && !problem && <Loading />
      )}
    </Card>
  );
}
