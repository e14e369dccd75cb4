import { ActionIcon, Button, Group, Menu, Select } from '@mantine/core';
import { IconLanguage, IconTrash } from '@tabler/icons-react';
import type { Channel } from '../../../../core/consent/consent.ts';
import { channelsOf, type Template } from '../../../../core/message/template.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { type Place, withLocale, withoutLocale } from '../document/places.ts';
import { useTexts } from '../texts.ts';
import { languageName, OFFERED } from './language-names.ts';

interface PlaceBarProps {
  readonly template: Template;
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly change: (template: Template) => void;
  readonly readOnly: boolean;
}

const MAIN = 'main';
const ALL = 'all';

/** Which words are before one: in which language, and for all channels or one. */
export function PlaceBar({ template, place, go, change, readOnly }: PlaceBarProps) {
  const { t } = useTexts();
  const name = useChannelName();
  const { language, locales, add, remove } = useLanguages({ template, place, go, change, readOnly });
  const channels = channelsOf(template);
  const offered = OFFERED.filter((locale) => !locales.includes(locale));
  return (
    <Group gap="xs" align="flex-end">
      {template.channels && (
        <Select
          label={t('place.channel')}
          w={190}
          allowDeselect={false}
          data={[
            { value: ALL, label: t('place.allChannels') },
            ...channels.map((channel) => ({
              value: channel,
              label: t('place.only', { channel: name(channel) }),
            })),
          ]}
          value={place.channel ?? ALL}
          onChange={(value) =>
            go({ ...place, channel: value === ALL || value === null ? undefined : (value as Channel) })
          }
        />
      )}
      <Select
        label={t('place.language')}
        w={190}
        allowDeselect={false}
        data={[
          { value: MAIN, label: t('place.main') },
          ...locales.map((value) => ({ value, label: language(value) })),
        ]}
        value={place.locale ?? MAIN}
        onChange={(value) => go({ ...place, locale: value === MAIN || value === null ? undefined : value })}
      />
      {!readOnly && (
        <Menu>
          <Menu.Target>
            <Button variant="default" leftSection={<IconLanguage size={16} aria-hidden />}>
              {t('place.addLanguage')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
            {offered.map((locale) => (
              <Menu.Item key={locale} onClick={() => add(locale)}>
                {language(locale)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {!readOnly && place.locale !== undefined && (
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('place.removeLanguage', { language: language(place.locale) })}
          onClick={remove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}

const useLanguages = ({ template, place, go, change }: PlaceBarProps) => {
  const { t, i18n } = useTexts();
  const confirm = useConfirm();
  const language = (locale: string) => languageName(locale, i18n.language);
  const { locale } = place;
  return {
    language,
    locales: Object.keys(template.locales ?? {}),
    add: (added: string) => {
      change(withLocale(template, added));
      go({ ...place, locale: added });
    },
    remove: () => {
      if (locale === undefined) return;
      confirm({
        title: t('place.removeLanguage', { language: language(locale) }),
        text: t('place.removeText'),
        act: t('common:delete'),
        isDangerous: true,
        go: () => {
          change(withoutLocale(template, locale));
          go({ channel: place.channel });
        },
      });
    },
  };
};
