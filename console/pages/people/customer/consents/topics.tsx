import { Badge, Group } from '@mantine/core';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';

/** What she chose about topics of marketing; there is nothing to see where she has not chosen. */
export function Topics() {
  const { t } = useTexts();
  const { topics } = useCustomer().person;
  if (topics.length === 0) return null;
  return (
    <Section title={t('topics.title')}>
      <Group gap="xs">
        {topics.map(({ id, status }) => (
          <Badge key={id} color={status === 'wanted' ? 'teal' : 'red'}>
            {t(`topics.${status}`, { topic: id })}
          </Badge>
        ))}
      </Group>
    </Section>
  );
}
