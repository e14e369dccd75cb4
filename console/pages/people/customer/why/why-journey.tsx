import { Badge, Group, Stack, Text } from '@mantine/core';
import type { WhyJson } from '../../../../../functions/api/why/why-schema.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../../ui/channel.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { useNow } from '../../../../ui/use-now.ts';
import { useTexts } from '../../texts.ts';
import { Section } from '../section.tsx';

type Told = WhyJson['journeys'][number];
type Message = Told['messages'][number];

const COLORS = { sent: 'teal', held: 'yellow', 'not-sent': 'orange' } as const;

/** One journey: how she came in and left, or why she never did, and what became of each message. */
export function WhyJourney({ told }: { told: Told }) {
  const { t } = useTexts();
  const { journeyId, name = journeyId, entries, neverIn, messages } = told;
  return (
    <Section title={name}>
      <Stack gap="sm">
        {neverIn && (
          <Text size="sm">
            <b>{t('why.never')}</b> {neverIn.text}
          </Text>
        )}
        {entries.map((entry) => (
          <Came key={entry.enteredAt} entry={entry} />
        ))}
        {keyed(messages, ({ at }) => at).map(([key, message]) => (
          <Said key={key} message={message} />
        ))}
      </Stack>
    </Section>
  );
}

function Came({ entry }: { entry: Told['entries'][number] }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const channelName = useChannelName();
  const { enteredAt, text, next, noNextBecause } = entry;
  return (
    <Text size="sm">
      <b>{t('why.came', { when: format.dated(enteredAt) })}</b> {text}{' '}
      {next && t('why.next', { channel: channelName(next.channel), when: format.ago(next.at, now) })}
      {noNextBecause?.channel !== undefined && `${channelName(noNextBecause.channel)}: `}
      {noNextBecause?.text}
    </Text>
  );
}

function Said({ message }: { message: Message }) {
  const { t } = useTexts();
  const format = useFormat();
  const channelName = useChannelName();
  const { at, channel, outcome, text, waits, deliveries } = message;
  const told = [
    ...waits.map((one) => `${format.dated(one.at)}: ${one.text}`),
    ...deliveries.map(
      (one) =>
        `${format.dated(one.at)}: ${t(`entry.delivery.${one.type}`, { channel: channelName(channel), defaultValue: one.type })}`,
    ),
  ];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <ChannelIcon channel={channel} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {channelName(channel)}
          </Text>
          <Badge color={COLORS[outcome]}>{t(`why.outcome.${outcome}`)}</Badge>
          <Text size="xs" c="dimmed">
            {format.dated(at)}
          </Text>
        </Group>
        <Text size="sm">{text}</Text>
        {told.map((line) => (
          <Text key={line} size="xs" c="dimmed">
            {line}
          </Text>
        ))}
      </div>
    </Group>
  );
}
