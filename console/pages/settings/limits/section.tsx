import { Stack, Text } from '@mantine/core';
import type { ContactSettings } from '../../../../core/config/settings.ts';
import { SettingsForm } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { type BudgetSettingsJson, Budgets } from './budgets.tsx';
import { Caps } from './caps.tsx';
import { Hours } from './hours.tsx';

/** When, how often and for how much people may be written to. */
export function Section() {
  const { t } = useTexts();
  return (
    <Stack gap="xl">
      <SettingsForm<ContactSettings> name="contact">
        {(form) => (
          <>
            <Hours form={form} />
            <Caps form={form} />
          </>
        )}
      </SettingsForm>
      <Stack gap="xs" id="budgets">
        <Text fw={600} component="h2">
          {t('limits.budgets')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('limits.budgetsText')}
        </Text>
        <SettingsForm<BudgetSettingsJson> name="budgets">{(form) => <Budgets form={form} />}</SettingsForm>
      </Stack>
    </Stack>
  );
}
