import { Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { getAudience } from '../../../../functions/api/routes/get-audience.ts';
import type { previewSegment } from '../../../../functions/api/routes/preview-segment.ts';
import { ask } from '../../../api/client.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { useReason } from '../../../ui/use-reason.ts';
import { channelsIn } from '../document/channels-in.ts';
import { useTexts } from '../texts.ts';
import { mayComeIn } from './whom.ts';

interface Reached {
  readonly channel: string;
  readonly reachable: number;
  readonly unreachable: Readonly<Record<string, number>>;
}

/** "Of 1,240 customers 310 can be reached by e-mail, 690: no consent", for each channel that the journey uses. */
function Sentences({ people, channels }: { people: number; channels: readonly Reached[] }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const format = useFormat();
  const channelName = useChannelName();
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {t('reach.of', { count: people, people: format.number(people) })}
      </Text>
      <List size="sm" spacing={4} listStyleType="none">
        {channels.map(({ channel, reachable, unreachable }) => (
          <List.Item key={channel} icon={<ChannelIcon channel={channel} />}>
            {t('reach.channel', {
              count: reachable,
              channel: channelName(channel),
              people: format.number(reachable),
            })}
            {Object.entries(unreachable)
              .sort(([, a], [, b]) => b - a)
              .map(([reason, count]) => (
                <Text span size="sm" c="dimmed" key={reason}>
                  {', '}
                  {format.number(count)} {reasonOf(reason)}
                </Text>
              ))}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

function OfBroadcast({ id }: { id: string }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const format = useFormat();
  const audience = useAnswer<typeof getAudience>(`/v1/journeys/${encodeURIComponent(id)}/audience`);
  return (
    <Loaded of={audience} lines={3}>
      {({ people, channels, startsAt, cost, left }) => (
        <Stack gap={6}>
          <Sentences
            people={people}
            channels={Object.entries(channels).map(([channel, one]) => ({ channel, ...one }))}
          />
          {Object.entries(left).map(([reason, count]) => (
            <Text size="sm" key={reason}>
              {t('reach.left', { count, people: format.number(count) })} {reasonOf(reason)}
            </Text>
          ))}
          <Group gap="lg">
            <Text size="sm">{t('reach.starts', { at: format.moment(startsAt) })}</Text>
            <Text size="sm">{t('reach.cost', { cost: format.sums(cost) })}</Text>
          </Group>
        </Stack>
      )}
    </Loaded>
  );
}

function OfPeople({ journey }: { journey: Journey }) {
  const { t } = useTexts();
  const condition = mayComeIn(journey);
  const preview = useQuery({
    queryKey: ['/v1/segments/preview', condition],
    queryFn: ({ signal }) =>
      ask<typeof previewSegment>('/v1/segments/preview', { method: 'POST', body: { condition }, signal }),
  });
  const used = channelsIn(journey);
  return (
    <Loaded of={preview} lines={3}>
      {({ size, reach }) => (
        <Stack gap={6}>
          <Sentences
            people={size}
            channels={Object.entries(reach)
              .filter(([channel]) => used.has(channel))
              .map(([channel, one]) => ({ channel, ...one }))}
          />
          <Text size="xs" c="dimmed">
            {t('reach.today')}
          </Text>
        </Stack>
      )}
    </Loaded>
  );
}

/** Whom the journey could reach if it were in effect now. */
export function Reach({ journey }: { journey: Journey }) {
  return 'schedule' in journey.trigger ? (
    <OfBroadcast id={journey.id} />
  ) : (
    <Allowed to="edit">
      <OfPeople journey={journey} />
    </Allowed>
  );
}
