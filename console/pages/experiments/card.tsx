import { Alert, Badge, Button, Card, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { reportExperiments } from '../../../functions/api/routes/report-experiments.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Allowed } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { To } from '../../ui/link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Former } from './former.tsx';
import { Intervals } from './intervals.tsx';
import { useTexts } from './texts.ts';
import { type Experiment, keyOf, type OnTrial, useWords } from './use-words.ts';

const COLORS: Readonly<Record<string, string>> = {
  'go-on': 'blue',
  'stop-winner': 'teal',
  'stop-no-difference': 'gray',
  'stop-harm': 'red',
  'check-division': 'red',
};

interface Trial {
  readonly trial: OnTrial;
  readonly plan: () => void;
}

/** One thing on trial: what to do in a sentence first, then the figures that it rests on. */
export function ExperimentCard({ trial, plan }: Trial) {
  const words = useWords();
  const path = `/v1/reports/journeys/${encodeURIComponent(trial.journeyId)}/experiments`;
  const report = useAnswer<typeof reportExperiments>(path);
  const id = `experiment-${keyOf(trial).replace('/', '-')}`;
  return (
    <Card withBorder component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id={id}>
            {words.kind(trial)}
          </Title>
          <To size="sm" to={`/journeys/${encodeURIComponent(trial.journeyId)}`}>
            {trial.name ?? trial.journeyId}
          </To>
        </div>
        <Loaded of={report}>
          {({ experiments, former }) => {
            const found = experiments.find(({ stepId }) => stepId === trial.stepId);
            return (
              <>
                {found && <Read experiment={found} plan={plan} />}
                <Former former={former.filter(({ stepId }) => stepId === trial.stepId)} />
              </>
            );
          }}
        </Loaded>
      </Stack>
    </Card>
  );
}

function Read({ experiment, plan }: { experiment: Experiment; plan: () => void }) {
  const { t } = useTexts();
  return (
    <>
      <Verdict experiment={experiment} plan={plan} />
      {experiment.division.kind === 'known' && experiment.division.mismatch && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('mismatch.title')}>
          {t('mismatch.text')}
        </Alert>
      )}
      <Variants experiment={experiment} />
      <Intervals experiment={experiment} />
    </>
  );
}

function Verdict({ experiment, plan }: { experiment: Experiment; plan: () => void }) {
  const { t, i18n } = useTexts();
  const { decision, sentence } = experiment;
  return (
    <Stack gap="xs">
      <Group gap="xs" align="center">
        <Badge color={COLORS[decision?.kind ?? ''] ?? 'gray'}>
          {decision ? t(`decision.${decision.kind}`) : t('decision.none')}
        </Badge>
        <Allowed to="admin">
          <Button size="compact-sm" variant="default" onClick={plan}>
            {t(decision ? 'plan.change' : 'plan.make')}
          </Button>
        </Allowed>
      </Group>
      <Text fw={600}>{sentence?.[i18n.language === 'ru' ? 'ru' : 'en'] ?? t('unplanned')}</Text>
      <HowFar experiment={experiment} />
    </Stack>
  );
}

function HowFar({ experiment }: { experiment: Experiment }) {
  const { t } = useTexts();
  const { number, day } = useFormat();
  const { people, peopleOver, plannedPeople, since } = experiment;
  const met = t('met', { count: people, people: number(people) });
  const over = t('over', { count: peopleOver, people: number(peopleOver) });
  return (
    <>
      <Text size="sm" c="dimmed">
        {met} {over} {since !== undefined && t('since', { day: day(`${since}T12:00:00Z`) })}
      </Text>
      {plannedPeople !== undefined && (
        <Progress
          value={Math.min(100, (peopleOver / plannedPeople) * 100)}
          aria-label={t('planned', { people: number(peopleOver), planned: number(plannedPeople) })}
        />
      )}
    </>
  );
}

function Variants({ experiment }: { experiment: Experiment }) {
  const { t } = useTexts();
  const words = useWords();
  const { number, percent, sums } = useFormat();
  const rate = (part: number, all: number): string =>
    all === 0 ? number(part) : `${number(part)} (${percent(part / all)})`;
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['variant', 'share', 'people', 'over', 'ordered', 'unsubscribed', 'revenue'] as const).map(
              (column) => (
                <Table.Th key={column}>{t(`column.${column}`)}</Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {experiment.variants.map((variant) => (
            <Table.Tr key={variant.id}>
              <Table.Th scope="row">{words.variant(variant)}</Table.Th>
              <Table.Td>{percent(variant.share)}</Table.Td>
              <Table.Td>{number(variant.soFar.people)}</Table.Td>
              <Table.Td>{number(variant.over.people)}</Table.Td>
              <Table.Td>{rate(variant.over.ordered, variant.over.people)}</Table.Td>
              <Table.Td>{rate(variant.over.unsubscribed, variant.over.people)}</Table.Td>
              <Table.Td>{sums(variant.over.revenue)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
