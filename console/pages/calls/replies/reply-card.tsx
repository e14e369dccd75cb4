import { Anchor, Badge, Button, Card, Group, Text } from '@mantine/core';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { listReplies } from '../../../../functions/api/routes/list-replies.ts';
import { useMay, useMe } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon } from '../../../ui/channel.tsx';
import { To } from '../../../ui/link.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useTexts } from '../texts.ts';
import { useMoveReply } from './use-move-reply.ts';

export type Reply = AnswerOf<typeof listReplies>['replies'][number];

const KEYWORD_COLOR = { stop: 'red', start: 'teal' } as const;

/** One reply: who, when, her words, and whether the machine has understood them already. */
export function ReplyCard({ reply }: { reply: Reply }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const { contacts } = useMe();
  const mayServe = useMay('serve');
  const move = useMoveReply(reply.id);
  const { at, status, profileId, name, channel, from, text, keyword, doneBy, doneAt } = reply;
  return (
    <Card withBorder component="article" aria-label={name ?? from}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <ChannelIcon channel={channel} />
          <To to={`/people/${profileId}`} fw={700}>
            {name ?? from}
          </To>
          {name !== undefined &&
            (contacts ? <Anchor href={`tel:${from}`}>{from}</Anchor> : <Text size="sm">{from}</Text>)}
          {keyword && <Badge color={KEYWORD_COLOR[keyword]}>{t(`replies.keyword.${keyword}`)}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          <time dateTime={at}>
            {format.moment(at)} ({format.ago(at, now)})
          </time>
        </Text>
      </Group>
      <Text mt="xs" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
      <Group justify="space-between" mt="xs" gap="xs">
        <Text size="sm" c="dimmed">
          {doneBy !== undefined && doneAt !== undefined
            ? t('replies.doneBy', { name: doneBy, when: format.moment(doneAt) })
            : ''}
        </Text>
        {mayServe && (
          <Button
            size="xs"
            variant="default"
            loading={move.isPending}
            onClick={() => move.mutate(status === 'open' ? 'done' : 'reopen')}
          >
            {t(status === 'open' ? 'replies.finish' : 'replies.reopen')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
