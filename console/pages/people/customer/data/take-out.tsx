import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';
import { TypedConfirm } from './typed-confirm.tsx';
import type { Way } from './way.ts';

/** What nobody can take back: her erasure, or all of her that is more than a count. */
export function TakeOut() {
  const { t } = useTexts();
  const { person } = useCustomer();
  const [way, setWay] = useState<Way>();
  const ways: readonly Way[] = person.anonymized ? ['erase'] : ['anonymize', 'erase'];
  return (
    <Section title={t('takeOut.title')}>
      <Stack gap="md">
        {ways.map((one) => (
          <Group key={one} justify="space-between" gap="sm">
            <Text size="sm" style={{ flex: '1 1 240px' }}>
              {t(`takeOut.${one}.text`)}
            </Text>
            <Button color="red" variant="light" onClick={() => setWay(one)}>
              {t(`takeOut.${one}.open`)}
            </Button>
          </Group>
        ))}
      </Stack>
      <TypedConfirm way={way} close={() => setWay(undefined)} />
    </Section>
  );
}
