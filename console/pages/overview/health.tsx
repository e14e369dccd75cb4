import { Alert, Badge, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { getBreaker } from '../../../functions/api/routes/get-breaker.ts';
import type { getBudgets } from '../../../functions/api/routes/get-budgets.ts';
import type { listQueues } from '../../../functions/api/routes/list-queues.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChannelName } from '../../ui/channel.tsx';
import { To } from '../../ui/link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useTexts } from './texts.ts';

const EVERY_MS = 30_000;

/** Is all well: what waits and what was given up, how mail is received, what is left to spend. */
export function Health() {
  const { t } = useTexts();
  return (
    <Card withBorder component="section" aria-labelledby="health">
      <Text id="health" fw={600} mb="sm" component="h2">
        {t('health.title')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        <Queues />
        <Mail />
        <Budgets />
      </SimpleGrid>
    </Card>
  );
}

function Queues() {
  const { t } = useTexts();
  const queues = useAnswer<typeof listQueues>('/v1/queues', { everyMs: EVERY_MS });
  return (
    <Loaded of={queues} lines={2}>
      {(all) => {
        const waiting = all.reduce((sum, each) => sum + each.waiting + each.inFlight, 0);
        const dead = all.reduce((sum, each) => sum + each.dead, 0);
        return (
          <Stack gap={4}>
            <Text size="sm">{t('health.waiting', { count: waiting })}</Text>
            {dead === 0 ? (
              <Badge color="teal">{t('health.noDead')}</Badge>
            ) : (
              <Alert color="red" p="xs">
                <To to="/live/dead">{t('health.dead', { count: dead })}</To>
              </Alert>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function Mail() {
  const { t } = useTexts();
  const { percent } = useFormat();
  const breaker = useAnswer<typeof getBreaker>('/v1/breaker', { everyMs: EVERY_MS });
  return (
    <Loaded of={breaker} lines={2}>
      {({ state, reason, now, limits }) => (
        <Stack gap={4}>
          {state === 'open' && (
            <Alert color="red" p="xs">
              <To to="/settings/channels">{t(`health.stopped.${reason ?? 'bounces'}`)}</To>
            </Alert>
          )}
          <Rate label={t('health.bounced')} rate={now.bounceRate} limit={limits.bounceRate} />
          <Rate label={t('health.complained')} rate={now.complaintRate} limit={limits.complaintRate} />
          <Text size="xs" c="dimmed">
            {t('health.over', { sends: now.sends, at: percent(limits.bounceRate) })}
          </Text>
        </Stack>
      )}
    </Loaded>
  );
}

function Rate({ label, rate, limit }: { label: string; rate: number; limit: number }) {
  const { t } = useTexts();
  const { fine } = useFormat();
  const color = rate >= limit ? 'red' : rate >= limit / 2 ? 'yellow' : 'teal';
  return (
    <Group gap="xs">
      <Text size="sm">{label}</Text>
      <Badge color={color}>{t('health.rate', { rate: fine(rate), limit: fine(limit) })}</Badge>
    </Group>
  );
}

type Budget = AnswerOf<typeof getBudgets>['budgets'][number];

function Budgets() {
  const { t } = useTexts();
  const budgets = useAnswer<typeof getBudgets>('/v1/budgets', { everyMs: EVERY_MS });
  return (
    <Loaded of={budgets} lines={2}>
      {({ budgets: all }) =>
        all.length === 0 ? (
          <Text size="sm">
            <To to="/settings/limits">{t('health.noBudget')}</To>
          </Text>
        ) : (
          <Stack gap={4}>
            {all.map((budget) => (
              <BudgetLine key={`${budget.channel}${budget.per}`} budget={budget} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function BudgetLine({ budget: { channel, per, spent, limit } }: { budget: Budget }) {
  const { t } = useTexts();
  const { money } = useFormat();
  const name = useChannelName();
  return (
    <Group gap="xs">
      <Text size="sm">
        {name(channel)}, {t(`health.per.${per}`)}
      </Text>
      <Badge
        color={spent.amount >= limit.amount ? 'red' : spent.amount >= limit.amount * 0.8 ? 'yellow' : 'teal'}
      >
        {t('health.spent', {
          spent: money(spent.amount, spent.currency),
          limit: money(limit.amount, limit.currency),
        })}
      </Badge>
    </Group>
  );
}
