import { Text } from '@mantine/core';
import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import { To } from '../../ui/link.tsx';
import { ContactTags } from './contact-tags.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useTexts } from './texts.ts';

/** The shop’s own people: tests go to them, and they count nowhere. */
export function Section() {
  const { t } = useTexts();
  return (
    <SettingsForm<PeopleSettings> name="people">
      {({ value, change, fault }) => (
        <>
          <ContactTags
            label={t('staff.list')}
            description={t('staff.listText')}
            value={value.staff}
            onChange={(staff) => change({ staff })}
            error={fault('/staff')}
          />
          <Text size="sm">
            {t('staff.rest')}{' '}
            <To to="/settings/documents/people" underline="always">
              {t('channels.asDocument')}
            </To>
          </Text>
        </>
      )}
    </SettingsForm>
  );
}
