import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { Link, Outlet } from 'react-router';
import { useConfig } from '../auth/use-config.ts';
import { useCommonTexts } from '../i18n/texts.ts';
import { Loading } from '../ui/loaded.tsx';
import { Mark } from '../ui/mark.tsx';
import { useFindShortcut } from './find-shortcut.ts';
import { LocalClock } from './local-clock.tsx';
import { Nav } from './nav.tsx';
import { UserMenu } from './user-menu.tsx';

/** Header, the way to every part, and the part itself. */
export function Shell() {
  const { t } = useCommonTexts();
  const [isOpen, menu] = useDisclosure();
  const config = useConfig();
  const isLocal = config?.signIn === 'local';
  useFindShortcut();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t('nav.menu')}
            />
            <Link to="/" aria-label="Kaskad" style={{ textDecoration: 'none', color: 'inherit' }}>
              <Group gap={8} wrap="nowrap">
                <Mark />
                <Text fw={700} visibleFrom="xs">
                  Kaskad
                </Text>
              </Group>
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            {isLocal && <LocalClock />}
            <UserMenu config={config} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('nav.label')} p="xs" style={{ overflowY: 'auto' }}>
        <Nav isLocal={isLocal} onGo={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
