import { Badge, Group, Text } from '@mantine/core';
import { IconChartBar, IconFlask, IconSpeakerphone } from '@tabler/icons-react';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { getCalendar } from '../../../../functions/api/routes/get-calendar.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { useTexts } from '../texts.ts';

export type Entry = AnswerOf<typeof getCalendar>['entries'][number];

const ICONS = {
  broadcast: IconSpeakerphone,
  'weekly-report': IconChartBar,
  'experiment-end': IconFlask,
} as const;

const COLORS: Readonly<Record<string, string>> = {
  planned: 'gray',
  on: 'teal',
  paused: 'yellow',
  aborted: 'red',
  superseded: 'gray',
};

const addressOf = ({ kind, journeyId = '' }: Entry): string | undefined => {
  if (kind === 'broadcast') return `/calendar/broadcasts/${encodeURIComponent(journeyId)}`;
  return kind === 'experiment-end' ? '/experiments' : undefined;
};

/** Tells entries apart: a journey may go out twice on a day. */
export const keyOfEntry = ({ at, kind, journeyId, runId, stepId }: Entry): string =>
  [at, kind, journeyId, runId, stepId].join(' ');

/** One line of a day: when, what, and how it stands. */
export function EntryLine({ entry, isNarrow }: { entry: Entry; isNarrow?: boolean }) {
  const { t } = useTexts();
  const { time } = useFormat();
  const { kind, status, name, journeyId, byRecipient, estimated } = entry;
  const Icon = ICONS[kind];
  const address = addressOf(entry);
  const title = kind === 'broadcast' ? (name ?? journeyId ?? '') : t(`entry.${kind}`, { name: journeyId });
  return (
    <div>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Icon size={16} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
        <Text size="sm" span style={{ minWidth: 0 }}>
          {estimated ? t('estimated') : time(entry.at)}{' '}
          {address === undefined ? (
            title
          ) : (
            <To to={address} size="sm">
              {title}
            </To>
          )}
        </Text>
      </Group>
      <Group gap={4} ml={22}>
        {status !== undefined && status !== 'on' && (
          <Badge size="sm" color={COLORS[status] ?? 'gray'}>
            {t(`status.${status}`)}
          </Badge>
        )}
        {byRecipient && !isNarrow && (
          <Text size="xs" c="dimmed">
            {t('byRecipient')}
          </Text>
        )}
      </Group>
    </div>
  );
}
