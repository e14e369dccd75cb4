import { Button, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ContactSettings } from '../../../../core/config/settings.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import type { Form } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';

const CHANNELS = ['email', 'sms', 'push', 'webpush', 'agent', 'telegram'] as const;
const AT_FIRST = '21:00-09:00';

/** Those that the browser knows, and the one that is set. */
const zones = (set: string): string[] => [...new Set(['UTC', set, ...Intl.supportedValuesOf('timeZone')])];

/** The clock of the shop, and when people are left in peace by their own. */
export function Hours({ form: { value, change, fault } }: { form: Form<ContactSettings> }) {
  const { t } = useTexts();
  const { quietHours } = value;
  const set = (channel: (typeof CHANNELS)[number], window: string | undefined) => {
    const { [channel]: _, ...others } = quietHours;
    change({ quietHours: window === undefined ? others : { ...others, [channel]: window } });
  };
  return (
    <Fieldset legend={t('limits.hours')}>
      <Stack>
        <Select
          label={t('limits.timezone')}
          description={t('limits.timezoneText')}
          searchable
          data={zones(value.timezone)}
          value={value.timezone}
          onChange={(timezone) => change({ timezone: timezone ?? 'UTC' })}
          error={fault('/timezone')}
          allowDeselect={false}
        />
        <Text size="sm" c="dimmed">
          {t('limits.quietText')}
        </Text>
        {CHANNELS.map((channel) => (
          <QuietLine
            key={channel}
            channel={channel}
            window={quietHours[channel]}
            error={fault(`/quietHours/${channel}`)}
            set={(window) => set(channel, window)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

interface QuietProps {
  readonly channel: string;
  readonly window: string | undefined;
  readonly error: string | undefined;
  readonly set: (window: string | undefined) => void;
}

function QuietLine({ channel, window, error, set }: QuietProps) {
  const { t } = useTexts();
  const name = useChannelName()(channel);
  const [from = '', to = ''] = (window ?? '').split('-');
  return (
    <Group gap="sm" align="center" mih={36}>
      <Group gap="xs" w={160} wrap="nowrap">
        <ChannelIcon channel={channel} />
        <Text size="sm">{name}</Text>
      </Group>
      {window === undefined ? (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('limits.anyTime')}
          </Text>
          <Button
            size="compact-xs"
            variant="light"
            aria-label={`${t('limits.setQuiet')}: ${name}`}
            onClick={() => set(AT_FIRST)}
          >
            {t('limits.setQuiet')}
          </Button>
        </Group>
      ) : (
        <Group gap="xs" wrap="nowrap">
          <TextInput
            type="time"
            aria-label={t('limits.quietFrom', { channel: name })}
            value={from}
            onChange={(event) => set(`${event.currentTarget.value}-${to}`)}
            error={error}
          />
          –
          <TextInput
            type="time"
            aria-label={t('limits.quietTo', { channel: name })}
            value={to}
            onChange={(event) => set(`${from}-${event.currentTarget.value}`)}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${t('limits.noQuiet')}: ${name}`}
            onClick={() => set(undefined)}
          >
            {t('limits.noQuiet')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
