import { Button, Group, Stack, Text } from '@mantine/core';
import { useMay } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useTexts } from '../texts.ts';
import { useCustomer } from './context.ts';
import { Section } from './section.tsx';

/** Complaints that are not settled; there is nothing to see while there are none. */
export function Complaints() {
  const { t } = useTexts();
  const format = useFormat();
  const mayServe = useMay('serve');
  const { person, deeds } = useCustomer();
  if (person.openComplaints.length === 0) return null;
  return (
    <Section title={t('complaint.open')}>
      <Stack gap="xs">
        {person.openComplaints.map(({ id, openedAt }) => (
          <Group key={id} justify="space-between" gap="xs">
            <Text size="sm">{t('complaint.since', { when: format.moment(openedAt), id })}</Text>
            {mayServe && (
              <Button
                size="xs"
                variant="default"
                disabled={deeds.isPending}
                onClick={() => deeds.closeComplaint(id)}
              >
                {t('complaint.close')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
