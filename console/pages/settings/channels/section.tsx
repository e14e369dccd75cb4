import { Fieldset, Stack, TagsInput, Text } from '@mantine/core';
import type { ProviderSettings } from '../../../../core/config/provider-settings.ts';
import { To } from '../../../ui/link.tsx';
import { type Form, SettingsForm } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { Breaker } from './breaker.tsx';
import { Smtp } from './smtp.tsx';

/** Who carries messages, who stands in, and whether mail is well received. */
export function Section() {
  const { t } = useTexts();
  return (
    <Stack gap="xl">
      <Breaker />
      <SettingsForm<ProviderSettings> name="providers">
        {(form) => (
          <>
            <Carriers form={form} />
            <Smtp form={form} />
          </>
        )}
      </SettingsForm>
      <Text size="sm">
        {t('channels.rest')}{' '}
        <To to="/settings/documents/providers" underline="always">
          {t('channels.asDocument')}
        </To>
        {' · '}
        <To to="/settings/shop" underline="always">
          {t('shop.title')}
        </To>
      </Text>
    </Stack>
  );
}

const builtIn = { email: ['ses', 'smtp'], sms: ['sns', 'eum'] } as const;

/** In the order in which they are tried: the next one stands in while the one before takes none. */
function Carriers({ form: { value, change, fault } }: { form: Form<ProviderSettings> }) {
  const { t } = useTexts();
  const { use, gateways } = value;
  const known = { email: builtIn.email, sms: [...builtIn.sms, ...Object.keys(gateways)] };
  return (
    <Fieldset legend={t('channels.carriers')}>
      <Stack>
        {(['email', 'sms'] as const).map((channel) => (
          <TagsInput
            key={channel}
            label={t(`channels.by.${channel}`)}
            description={t('channels.order', { known: known[channel].join(', ') })}
            data={[...known[channel]]}
            value={use[channel]}
            onChange={(names) => change({ use: { ...use, [channel]: names } })}
            error={fault(`/use/${channel}`)}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
