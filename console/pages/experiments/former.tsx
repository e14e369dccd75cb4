import { List, Text } from '@mantine/core';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportExperiments } from '../../../functions/api/routes/report-experiments.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTexts } from './texts.ts';

type Earlier = AnswerOf<typeof reportExperiments>['former'];

/** What was counted while the variants or their shares were others: it may not be put together with what is on trial now. */
export function Former({ former }: { former: Earlier }) {
  const { t } = useTexts();
  const { number } = useFormat();
  if (former.length === 0) return null;
  const name = (id: string): string =>
    id === 'control' || id === 'in' || id === 'rest'
      ? t(`variant.${id}`)
      : t('former.variant', { number: Number(id) + 1 });
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('former.title')}
      </Text>
      <List size="sm" listStyleType="none">
        {former.flatMap(({ plan, variants }) =>
          variants.map(({ id, people, ordered }) => (
            <List.Item key={`${plan} ${id}`}>
              {t('former.line', { name: name(id), people: number(people), ordered: number(ordered) })}
            </List.Item>
          )),
        )}
      </List>
    </div>
  );
}
