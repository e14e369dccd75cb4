import { Alert, Stack, Switch, Text } from '@mantine/core';
import { useMay } from '../../../auth/me.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useTexts } from '../texts.ts';
import type { Flips } from './flips.ts';

/** Nothing goes out at all: asked twice. */
export function Everything({ isOff, flip, isBusy }: Flips & { isOff: boolean }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const mayChange = useMay('admin');
  const set = (all: boolean) => flip((before) => ({ ...before, all }));
  const asked = () =>
    confirm({
      title: t(isOff ? 'switches.onTitle' : 'switches.offTitle'),
      text: t(isOff ? 'switches.onText' : 'switches.offText'),
      act: t(isOff ? 'switches.on' : 'switches.off'),
      isDangerous: !isOff,
      go: () => set(!isOff),
    });
  return (
    <Alert
      color={isOff ? 'red' : 'teal'}
      title={t(isOff ? 'switches.isOff' : 'switches.isOn')}
      role={isOff ? 'alert' : 'status'}
    >
      <Stack gap="sm">
        <Text size="sm">{t(isOff ? 'switches.isOffText' : 'switches.isOnText')}</Text>
        <Switch
          size="lg"
          label={t('switches.all')}
          checked={!isOff}
          disabled={!mayChange || isBusy}
          onChange={asked}
        />
      </Stack>
    </Alert>
  );
}
