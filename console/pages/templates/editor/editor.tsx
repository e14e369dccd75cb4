import { Alert, Box, Card, Grid, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { channels as known } from '../../../../core/channel/channels.ts';
import { channelsOf, type Template } from '../../../../core/message/template.ts';
import { useMay } from '../../../auth/me.tsx';
import type { Work } from '../../../ui/document/use-work.ts';
import { useShop } from '../../../ui/use-shop.ts';
import { type Found, faultsElsewhere } from '../document/faults.ts';
import { mainLocale } from '../document/main-locale.ts';
import { fieldsAt, type Part, type Place, pointerTo } from '../document/places.ts';
import { PreviewPane } from '../preview/preview-pane.tsx';
import { usePreview } from '../preview/use-preview.ts';
import type { SomeWhom } from '../preview/whom.tsx';
import { useTexts } from '../texts.ts';
import { About } from './about.tsx';
import { FaultLines } from './fault-lines.tsx';
import { PlaceBar } from './place-bar.tsx';
import { WordsForm } from './words-form.tsx';

/** The place in the address, as far as the template still has it. */
const usePlace = (template: Template) => {
  const [params, setParams] = useSearchParams();
  const locale = params.get('locale') ?? undefined;
  const channel = known.find((one) => one === params.get('channel'));
  const place: Place = {
    locale: locale !== undefined && template.locales?.[locale] ? locale : undefined,
    channel:
      channel !== undefined && template.channels && Object.hasOwn(template.channels, channel)
        ? channel
        : undefined,
  };
  const go = (next: Place) => {
    const named = Object.entries(next).filter((pair): pair is [string, string] => pair[1] !== undefined);
    setParams(new URLSearchParams(named), { replace: true });
  };
  return { place, go };
};

const useFound = (template: Template, work: Work<Template>, place: Place, whom: SomeWhom) => {
  const [looked, look] = useState<string>();
  const { locale } = useShop();
  const channels = channelsOf(template);
  const channel = place.channel ?? channels.find((one) => one === looked) ?? channels[0] ?? 'email';
  const seen = usePreview({
    id: work.id,
    document: template,
    channel,
    locale: place.locale ?? mainLocale(Object.keys(template.locales ?? {}), locale ?? 'en'),
    profileId: whom?.id,
  });
  const saved = work.faults.filter(({ path }) => !seen.faults.some((fault) => fault.path === path));
  const found: Found = { faults: [...seen.faults, ...saved], warnings: seen.preview?.warnings ?? [] };
  return { seen, found, channels, channel, look };
};

/** What is written on the left, what becomes of it on the right. */
export function Editor({ work }: { work: Work<Template> }) {
  const { t } = useTexts();
  const readOnly = !useMay('edit') || work.view.status === 'archived';
  const { edit: template, change } = work;
  const { place, go } = usePlace(template);
  const [whom, setWhom] = useState<SomeWhom>();
  const { seen, found, channels, channel, look } = useFound(template, work, place, whom);
  const shown = fieldsAt(template, place).flatMap((field): Part[] =>
    field === 'body' ? ['html', 'mjml'] : [field],
  );
  const others = faultsElsewhere(found, [
    ...shown.map((part) => pointerTo(place, part)),
    ...['/channel', '/channels', '/replyTo', '/slot'],
  ]).filter(({ path }) => path !== '' || seen.faults.length > 0);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <Card withBorder>
            <About {...{ template, found, change, readOnly }} />
          </Card>
          <Card withBorder>
            <Stack>
              <PlaceBar {...{ template, place, go, change, readOnly }} />
              <WordsForm {...{ template, place, found, change, readOnly }} />
              {others.length > 0 && (
                <Alert color="orange" p="xs" title={t('fault.elsewhere')}>
                  {others.map(({ path, ...fault }) => (
                    <div key={`${path} ${fault.message}`}>
                      <code>{path}</code> <FaultLines faults={[fault]} />
                    </div>
                  ))}
                </Alert>
              )}
            </Stack>
          </Card>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Box pos={{ lg: 'sticky' }} top="calc(var(--app-shell-header-height, 0px) + 16px)">
          <PreviewPane
            {...{ seen, channel, whom, setWhom }}
            channels={place.channel === undefined ? channels : [place.channel]}
            setChannel={look}
          />
        </Box>
      </Grid.Col>
    </Grid>
  );
}
