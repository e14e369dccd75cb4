import { Card, Stack, Switch, Text } from '@mantine/core';
import { ContactTags } from '../contact-tags.tsx';
import { useTexts } from '../texts.ts';
import type { AllowOnly } from './change-switches.ts';

interface AllowOnlyCardProps {
  readonly allowOnly: AllowOnly;
  readonly set: (allowOnly: string[] | undefined) => void;
  readonly error: string | undefined;
}

/** While a shop is not live yet. */
export function AllowOnlyCard({ allowOnly, set, error }: AllowOnlyCardProps) {
  const { t } = useTexts();
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Text fw={600} component="h2">
          {t('switches.list')}
        </Text>
        <Switch
          label={t('switches.onlyThese')}
          description={t('switches.onlyTheseText')}
          checked={allowOnly !== undefined}
          onChange={(event) => set(event.currentTarget.checked ? [] : undefined)}
        />
        {allowOnly !== undefined && (
          <ContactTags
            label={t('switches.addresses')}
            description={t('switches.addressesText')}
            value={allowOnly}
            onChange={set}
            error={error}
          />
        )}
      </Stack>
    </Card>
  );
}
