import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
} from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ContactSettings } from '../../../../core/config/settings.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import type { Form } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { CAPPED, type CapLine, capsOf, linesOf } from './cap-lines.ts';

const PERIODS = ['P1D', 'P2D', 'P3D', 'P7D', 'P14D', 'P30D'];

/** How many marketing messages one person gets at most. */
export function Caps({ form: { value, change, fault } }: { form: Form<ContactSettings> }) {
  const { t } = useTexts();
  const lines = linesOf(value.caps);
  const put = (all: readonly CapLine[]) => change({ caps: capsOf(all) });
  return (
    <Fieldset legend={t('limits.caps')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('limits.capsText')}
        </Text>
        {lines.length === 0 && <Text size="sm">{t('limits.noCaps')}</Text>}
        {lines.map((line, at) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: limits have no name of their own
            key={at}
            line={line}
            error={fault(`/caps/${line.channel}`)}
            change={(next) => put(lines.with(at, next))}
            remove={() => put(lines.toSpliced(at, 1))}
          />
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            onClick={() => put([...lines, { channel: 'total', cap: { max: 2, per: 'P7D' } }])}
          >
            {t('limits.addCap')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

interface LineProps {
  readonly line: CapLine;
  readonly error: string | undefined;
  readonly change: (line: CapLine) => void;
  readonly remove: () => void;
}

function Line({ line: { channel, cap }, error, change, remove }: LineProps) {
  const { t } = useTexts();
  const { duration } = useFormat();
  const name = useChannelName();
  return (
    <Group gap="xs" align="flex-end">
      <Select
        w={170}
        label={t('limits.channel')}
        data={CAPPED.map((value) => ({
          value,
          label: value === 'total' ? t('limits.total') : name(value),
        }))}
        value={channel}
        onChange={(value) => change({ channel: value as CapLine['channel'], cap })}
        allowDeselect={false}
        error={error}
      />
      <NumberInput
        w={110}
        label={t('limits.max')}
        min={0}
        allowDecimal={false}
        value={cap.max}
        onChange={(max) => change({ channel, cap: { ...cap, max: Number(max) } })}
      />
      <Select
        w={130}
        label={t('limits.per')}
        data={[...new Set([...PERIODS, cap.per])].map((value) => ({ value, label: duration(value) }))}
        value={cap.per}
        onChange={(per) => change({ channel, cap: { ...cap, per: per ?? 'P1D' } })}
        allowDeselect={false}
      />
      <Checkbox
        mb={8}
        label={t('limits.rolling')}
        checked={cap.rolling ?? false}
        onChange={(event) => change({ channel, cap: { ...cap, rolling: event.currentTarget.checked } })}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={`${t('common:delete')}: ${channel === 'total' ? t('limits.total') : name(channel)}`}
        onClick={remove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
