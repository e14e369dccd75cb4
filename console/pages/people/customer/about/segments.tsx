import { Badge, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';

/** The segments she is in. */
export function Segments() {
  const { t } = useTexts();
  const { segments } = useCustomer().person;
  return (
    <Section title={t('about.segments')}>
      <Group gap="xs">
        {segments.map(({ id }) => (
          <Badge key={id} component={Link} to={`/segments/${id}`} style={{ cursor: 'pointer' }}>
            {id}
          </Badge>
        ))}
        {segments.length === 0 && <Text size="sm">{t('about.noSegments')}</Text>}
      </Group>
    </Section>
  );
}
