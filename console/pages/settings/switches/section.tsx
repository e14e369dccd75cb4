import { Card, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SwitchesSettings } from '../../../../core/config/switches-settings.ts';
import { forget } from '../../../api/use-answer.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useStored } from '../../../ui/settings/use-stored.ts';
import { useSay } from '../../../ui/use-say.ts';
import { OnlyAdmins } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { AllowOnlyForm } from './allow-only-form.tsx';
import { changeSwitches, PATH } from './change-switches.ts';
import { ChannelSwitches } from './channel-switches.tsx';
import { Everything } from './everything.tsx';
import { JourneySwitches } from './journey-switches.tsx';

/** What sends nothing until somebody lifts it. */
export function Section() {
  const stored = useStored<SwitchesSettings>('switches');
  return (
    <Stack gap="xl">
      <OnlyAdmins />
      <Loaded of={stored}>
        {({ answer }) => (
          <>
            <Switches now={answer} />
            <AllowOnlyForm now={answer.allowOnly} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

/** Each acts at once. */
function Switches({ now }: { now: SwitchesSettings }) {
  const { t } = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const { mutate: flip, isPending: isBusy } = useMutation({
    mutationFn: changeSwitches,
    onSuccess: () => forget(client, PATH, '/v1/audit'),
    onError: say.problem,
  });
  return (
    <Stack gap="lg">
      <Everything isOff={now.all} flip={flip} isBusy={isBusy} />
      <Card withBorder>
        <Text fw={600} component="h2" mb="xs">
          {t('switches.channels')}
        </Text>
        <ChannelSwitches now={now} flip={flip} isBusy={isBusy} />
      </Card>
      <Card withBorder>
        <Text fw={600} component="h2" mb="xs">
          {t('switches.journeys')}
        </Text>
        <JourneySwitches now={now} flip={flip} isBusy={isBusy} />
      </Card>
    </Stack>
  );
}
