import { Select, SimpleGrid, TagsInput, Text, TextInput } from '@mantine/core';
import type { ReportSettings } from '../../../core/config/report-settings.ts';
import { To } from '../../ui/link.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useTexts } from './texts.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Who gets the figures of the week by mail, and when. */
export function Section() {
  const { t } = useTexts();
  return (
    <SettingsForm<ReportSettings> name="report">
      {({ value, change, fault }) => (
        <>
          <TagsInput
            label={t('report.to')}
            description={t('report.toText')}
            placeholder="owner@shop.example"
            value={value.to}
            onChange={(to) => change({ to })}
            error={fault('/to')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('report.weekday')}
              data={WEEKDAYS.map((day) => ({ value: day, label: t(`report.days.${day}`) }))}
              value={value.weekday}
              onChange={(day) => change({ weekday: (day ?? 'monday') as ReportSettings['weekday'] })}
              allowDeselect={false}
            />
            <TextInput
              type="time"
              label={t('report.at')}
              description={t('report.atText')}
              value={value.at}
              onChange={(event) => change({ at: event.currentTarget.value })}
              error={fault('/at')}
            />
            <Select
              label={t('report.locale')}
              data={[
                { value: '', label: t('report.asShop') },
                { value: 'en', label: 'English' },
                { value: 'ru', label: 'Русский' },
              ]}
              value={value.locale ?? ''}
              onChange={(locale) =>
                change({ locale: locale === 'en' || locale === 'ru' ? locale : undefined })
              }
              allowDeselect={false}
            />
            <TextInput
              label={t('report.baseUrl')}
              description={t('report.baseUrlText')}
              value={value.baseUrl ?? ''}
              onChange={(event) => change({ baseUrl: event.currentTarget.value || undefined })}
              error={fault('/baseUrl')}
            />
          </SimpleGrid>
          <Text size="sm">
            <To to="/">{t('report.target')}</To>
          </Text>
        </>
      )}
    </SettingsForm>
  );
}
