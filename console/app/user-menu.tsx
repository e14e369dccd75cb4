import { Button, Menu, Text, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconLanguage, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import type { ConsoleConfig } from '../auth/config.ts';
import { leave } from '../auth/leave.ts';
import { LOCAL_ROLES } from '../auth/local-roles.ts';
import { useMe } from '../auth/me.tsx';
import { signIn } from '../auth/session.ts';
import { changeLanguage, useCommonTexts } from '../i18n/texts.ts';

/** Who one is, the language, light or dark, and the way out. */
export function UserMenu({ config }: { config: ConsoleConfig | undefined }) {
  const isLocal = config?.signIn === 'local';
  const { t, i18n } = useCommonTexts();
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark = colorScheme === 'dark';
  const other = i18n.language === 'ru' ? 'en' : 'ru';
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" px="xs">
          <IconUserCircle size={20} aria-hidden />
          <Text span inherit ml="xs" visibleFrom="sm">
            {t(`role.${me.role}`)}
          </Text>
          <VisuallyHidden>
            <Text span hiddenFrom="sm">
              {t(`role.${me.role}`)}
            </Text>
          </VisuallyHidden>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        <Menu.Item
          lang={other}
          leftSection={<IconLanguage size={16} aria-hidden />}
          onClick={() => changeLanguage(other)}
        >
          {t('otherLanguage')}
        </Menu.Item>
        <Menu.Item
          leftSection={isDark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? t('light') : t('dark')}
        </Menu.Item>
        {isLocal && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('signIn.as')}</Menu.Label>
            {LOCAL_ROLES.map((role) => (
              <Menu.Item key={role} onClick={() => signIn(`local-${role}`)}>
                {t(`role.${role}`)}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave(config)}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
