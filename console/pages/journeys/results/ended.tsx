import { Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useFormat } from '../../../i18n/use-format.ts';
import { useReason } from '../../../ui/use-reason.ts';
import { type Report, sumOf } from './report.ts';
import { useTexts } from './texts.ts';

/** How people left, the most frequent way first. */
export function Ended({ report: { people } }: { report: Report }) {
  const { t } = useTexts();
  const { number, percent } = useFormat();
  const reasonOf = useReason();
  const all = sumOf(people.ended);
  if (all === 0) return null;
  return (
    <Card withBorder component="section" aria-labelledby="ended">
      <Title order={2} size="h4" id="ended" mb="xs">
        {t('ended.title')}
      </Title>
      <Stack gap="xs" maw={640}>
        {Object.entries(people.ended)
          .sort(([, a], [, b]) => b - a)
          .map(([reason, count]) => {
            const label = reasonOf(reason);
            return (
              <div key={reason}>
                <Group justify="space-between" gap="xs">
                  <Text size="sm">{label}</Text>
                  <Text size="sm" c="dimmed">
                    {number(count)} ({percent(count / all)})
                  </Text>
                </Group>
                <Progress value={(count / all) * 100} aria-label={`${label}: ${percent(count / all)}`} />
              </div>
            );
          })}
      </Stack>
    </Card>
  );
}
