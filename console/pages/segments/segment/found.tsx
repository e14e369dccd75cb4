import { Badge, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { previewSegment } from '../../../../functions/api/routes/preview-segment.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { To } from '../../../ui/link.tsx';
import { useReason } from '../../../ui/use-reason.ts';
import { useTexts } from '../texts.ts';

type Answer = AnswerOf<typeof previewSegment>;

/** How many a condition holds for, by what they can be reached, and a few of them. */
export function Found({ found }: { found: Answer }) {
  const { t } = useTexts();
  const { number, percent } = useFormat();
  const { size, total, exact, reach, sample } = found;
  return (
    <Stack gap="sm">
      <div role="status" aria-live="polite">
        <Title order={2} size="h5">
          {t('found.title')}
        </Title>
        <Text fz={30} fw={700} lh={1.2}>
          {exact ? number(size) : `≈ ${number(size)}`}
        </Text>
        <Text size="sm" c="dimmed">
          {t(exact ? 'found.of' : 'found.about', {
            count: total,
            total: number(total),
            share: percent(total === 0 ? 0 : size / total),
          })}
        </Text>
      </div>
      <Stack gap="xs">
        <Title order={3} size="h6">
          {t('found.reach')}
        </Title>
        {Object.entries(reach).map(([channel, one]) => (
          <Reached key={channel} channel={channel} reach={one} size={size} />
        ))}
      </Stack>
      <Stack gap={4}>
        <Title order={3} size="h6">
          {t('found.some')}
        </Title>
        {sample.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('found.nobody')}
          </Text>
        )}
        {sample.map(({ profileId, email, phone }) => (
          <To key={profileId} to={`/people/${profileId}`} size="sm">
            {[email, phone].filter(Boolean).join(' · ') || profileId}
          </To>
        ))}
      </Stack>
    </Stack>
  );
}

function Reached({
  channel,
  reach,
  size,
}: {
  channel: string;
  reach: Answer['reach']['email'];
  size: number;
}) {
  const reasonOf = useReason();
  const { number } = useFormat();
  const name = useChannelName();
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Group gap={6}>
          <ChannelIcon channel={channel} size={16} />
          <Text size="sm">{name(channel)}</Text>
        </Group>
        <Text size="sm" fw={600}>
          {number(reach.reachable)}
        </Text>
      </Group>
      <Progress value={size === 0 ? 0 : (reach.reachable / size) * 100} size="sm" aria-hidden />
      <Group gap={4} mt={4}>
        {Object.entries(reach.unreachable).map(([reason, count]) => (
          <Badge key={reason} color="gray" size="sm">
            {`${reasonOf(reason)}: ${number(count)}`}
          </Badge>
        ))}
      </Group>
    </div>
  );
}
