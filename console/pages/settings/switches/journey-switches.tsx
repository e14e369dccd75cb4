import { Stack, Switch, Text } from '@mantine/core';
import type { SwitchesSettings } from '../../../../core/config/switches-settings.ts';
import { useMay } from '../../../auth/me.tsx';
import { useDocuments } from '../../../ui/document/use-documents.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { useTexts } from '../texts.ts';
import type { Flips } from './flips.ts';

/** Of those in effect, and of what else is switched off. */
export function JourneySwitches({ now, flip, isBusy }: Flips & { now: SwitchesSettings }) {
  const { t } = useTexts();
  const mayChange = useMay('admin');
  const journeys = useDocuments('journeys');
  return (
    <Loaded of={journeys}>
      {(answer) => {
        const all = answer.filter(({ id, status }) =>
          status === 'draft' ? now.journeys.includes(id) : true,
        );
        return all.length === 0 ? (
          <Text c="dimmed">{t('switches.noJourneys')}</Text>
        ) : (
          <Stack gap="xs">
            {all.map(({ id, name }) => (
              <Switch
                key={id}
                label={name ?? id}
                checked={!now.journeys.includes(id)}
                disabled={!mayChange || isBusy}
                onChange={(event) => {
                  const isOff = !event.currentTarget.checked;
                  flip((before) => {
                    const others = before.journeys.filter((each) => each !== id);
                    return { ...before, journeys: isOff ? [...others, id] : others };
                  });
                }}
              />
            ))}
          </Stack>
        );
      }}
    </Loaded>
  );
}
