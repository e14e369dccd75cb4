import { Button, Checkbox, Fieldset, Group, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import type { ProviderSettings, SmtpSettings } from '../../../../core/config/provider-settings.ts';
import type { Form } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';

const AT_FIRST: SmtpSettings = { host: '', port: 587, secure: false, secret: 'smtp' };

/** A mail server of the shop’s own; its password is a secret of the stack and stands nowhere here. */
export function Smtp({ form: { value, change, fault } }: { form: Form<ProviderSettings> }) {
  const { t } = useTexts();
  const { smtp } = value;
  if (smtp === undefined)
    return (
      <Group>
        <Button size="xs" variant="default" onClick={() => change({ smtp: AT_FIRST })}>
          {t('channels.addSmtp')}
        </Button>
      </Group>
    );
  const set = (part: Partial<SmtpSettings>) => change({ smtp: { ...smtp, ...part } });
  return (
    <Fieldset legend={t('channels.smtp')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('channels.host')}
          value={smtp.host}
          onChange={(event) => set({ host: event.currentTarget.value })}
          error={fault('/smtp/host')}
        />
        <NumberInput
          label={t('channels.port')}
          value={smtp.port}
          onChange={(port) => set({ port: Number(port) })}
          error={fault('/smtp/port')}
        />
        <TextInput
          label={t('channels.user')}
          value={smtp.user ?? ''}
          onChange={(event) => set({ user: event.currentTarget.value || undefined })}
          error={fault('/smtp/user')}
        />
        <TextInput
          label={t('channels.secret')}
          description={t('channels.secretText')}
          value={smtp.secret ?? ''}
          onChange={(event) => set({ secret: event.currentTarget.value || undefined })}
          error={fault('/smtp/secret')}
        />
      </SimpleGrid>
      <Group mt="sm" justify="space-between">
        <Checkbox
          label={t('channels.secure')}
          checked={smtp.secure}
          onChange={(event) => set({ secure: event.currentTarget.checked })}
        />
        <Button size="xs" variant="subtle" color="red" onClick={() => change({ smtp: undefined })}>
          {t('channels.dropSmtp')}
        </Button>
      </Group>
    </Fieldset>
  );
}
