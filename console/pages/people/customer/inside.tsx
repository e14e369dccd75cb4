import { Button, Group, Stack, Text } from '@mantine/core';
import type * as z from 'zod';
import type { DocumentView } from '../../../../functions/api/documents/document-view.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useMay } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { keyed } from '../../../ui/keyed.ts';
import { To } from '../../../ui/link.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useJourneyNames } from '../../../ui/use-journey-names.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useReason } from '../../../ui/use-reason.ts';
import { useTexts } from '../texts.ts';
import { useCustomer } from './context.ts';
import { activeIn, type Inside as Entry } from './customer.ts';
import { type Ending, endsWithOrder } from './ends-with-order.ts';
import { Section } from './section.tsx';

interface JourneyView {
  answer: z.ZodType<DocumentView<Ending>>;
}

/** The journeys she is in now and what comes next; then those that are over. */
export function Inside() {
  const { t } = useTexts();
  const { person } = useCustomer();
  const active = activeIn(person);
  const over = person.enrollments.filter(({ status }) => status !== 'active');
  return (
    <Section title={t('inside.title')}>
      <Stack gap="sm">
        {keyed(active, ({ journeyId }) => journeyId).map(([key, entry]) => (
          <Active key={key} entry={entry} />
        ))}
        {active.length === 0 && <Text size="sm">{t('inside.none')}</Text>}
        {keyed(over.slice(0, MOST_OVER), ({ journeyId }) => journeyId).map(([key, entry]) => (
          <Over key={key} entry={entry} />
        ))}
      </Stack>
    </Section>
  );
}

const MOST_OVER = 5;
const NOTHING_LEFT = 'nothing-left';

function Active({ entry }: { entry: Entry }) {
  const { t } = useTexts();
  const { nameOf } = useJourneyNames();
  const mayServe = useMay('serve');
  const { deeds } = useCustomer();
  const ask = useConfirm();
  const act = t('leave.act', { journey: nameOf(entry.journeyId) });
  return (
    <Group justify="space-between" gap="xs" align="flex-start">
      <div style={{ flex: '1 1 200px' }}>
        <To to={`/journeys/${entry.journeyId}`} fw={600} size="sm">
          {nameOf(entry.journeyId)}
        </To>
        <Next entry={entry} />
      </div>
      {mayServe && (
        <Button
          size="xs"
          variant="default"
          disabled={deeds.isPending}
          onClick={() =>
            ask({
              title: t('leave.title'),
              text: t('leave.text'),
              act,
              go: () => deeds.leave(entry.journeyId),
            })
          }
          aria-label={act}
        >
          {t('inside.stop')}
        </Button>
      )}
    </Group>
  );
}

/** "SMS in 2 hours unless an order comes first." */
function Next({ entry: { journeyId, nextSend, noSendBecause, noSendBy } }: { entry: Entry }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  const channelName = useChannelName();
  const reason = useReason();
  const { data } = useAnswer<JourneyView>(`/v1/journeys/${journeyId}`);
  if (!nextSend)
    return (
      <Text size="sm">
        {noSendBecause === undefined || noSendBecause === NOTHING_LEFT
          ? t('inside.nothing')
          : noSendBy === undefined
            ? t('inside.no', { why: reason(noSendBecause) })
            : t('inside.noBy', { channel: channelName(noSendBy), why: reason(noSendBecause) })}
      </Text>
    );
  const what = { channel: channelName(nextSend.channel), when: format.ago(nextSend.at, now) };
  const isDue = Date.parse(nextSend.at) <= now;
  const unless = data?.published && endsWithOrder(data.published);
  return (
    <Text size="sm">
      {isDue ? t('inside.due', what) : unless ? t('inside.unless', what) : t('inside.next', what)}{' '}
      <Text span c="dimmed">
        ({format.moment(nextSend.at)})
      </Text>
    </Text>
  );
}

function Over({ entry: { journeyId, status, reason: code } }: { entry: Entry }) {
  const { t } = useTexts();
  const { nameOf } = useJourneyNames();
  const reason = useReason();
  return (
    <Text size="sm" c="dimmed">
      {nameOf(journeyId)}: {code === undefined ? t(`inside.status.${status}`) : reason(code)}
    </Text>
  );
}
