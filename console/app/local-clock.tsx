import { Button, Menu } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCommonTexts } from '../i18n/texts.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import { useSay } from '../ui/use-say.ts';

const STEPS = ['PT5M', 'PT1H', 'PT3H', 'P1D', 'P7D'] as const;

const move = async (advance: string): Promise<void> => {
  const response = await fetch('/_local/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance }),
  });
  if (!response.ok) throw new Error('The clock did not move');
};

/** The clock of a local run: what would be due in an hour, a day or a week happens now. */
export function LocalClock() {
  const { t } = useCommonTexts();
  const format = useFormat();
  const now = useNow();
  const say = useSay();
  const client = useQueryClient();
  const moving = useMutation({
    mutationFn: move,
    onSuccess: () => client.invalidateQueries(),
    onError: say.problem,
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          loading={moving.isPending}
          leftSection={<IconClockPlay size={20} aria-hidden />}
          aria-label={`${t('clock.label')}: ${format.moment(now)}`}
        >
          {format.moment(now)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('clock.ahead')}</Menu.Label>
        {STEPS.map((step) => (
          <Menu.Item key={step} onClick={() => moving.mutate(step)}>
            + {format.duration(step)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
