import { Card, Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Closed } from '../../ui/settings/closed.tsx';
import { SaveButton } from '../../ui/settings/save-button.tsx';
import { Trouble } from '../../ui/settings/trouble.tsx';
import { useTexts } from './texts.ts';
import { type KeptSettings, useSaveSettings } from './use-settings.ts';

const MOST = 50;

/** Who gets no marketing at all, so that what it brings can be told. */
export function Control({ kept }: { kept: KeptSettings }) {
  const { t } = useTexts();
  const { percent } = useFormat();
  const mayEdit = useMay('admin');
  const { globalControl } = kept.answer;
  const [typed, setTyped] = useState<number | string | undefined>();
  const save = useSaveSettings(kept, () => setTyped(undefined));
  const { approval } = save;
  const inEffect = Number((globalControl * 100).toPrecision(6));
  return (
    <Card withBorder component="section" aria-labelledby="control">
      <Title order={2} size="h4" id="control">
        {t('control.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('control.lead')}
      </Text>
      <Stack gap="sm">
        {mayEdit ? (
          <Group align="flex-end">
            <NumberInput
              label={t('control.share')}
              value={approval.waits ? inEffect : (typed ?? inEffect)}
              disabled={approval.waits}
              onChange={setTyped}
              min={0}
              max={MOST}
              decimalScale={1}
              suffix=" %"
              w={160}
            />
            <SaveButton
              approval={approval}
              isReady={typeof typed === 'number'}
              isPending={save.isPending}
              onClick={() => save.put((settings) => ({ ...settings, globalControl: Number(typed) / 100 }))}
            />
          </Group>
        ) : (
          <Text>{percent(globalControl)}</Text>
        )}
        <Trouble error={save.error} approval={approval} />
        {mayEdit && <Closed approval={approval} />}
      </Stack>
    </Card>
  );
}
