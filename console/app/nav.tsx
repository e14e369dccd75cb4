import { Divider, NavLink, Stack } from '@mantine/core';
import {
  IconActivity,
  IconCalendar,
  IconChartBar,
  IconFlask,
  IconGift,
  IconHome,
  IconMailCode,
  IconPhoneCall,
  IconRocket,
  IconSettings,
  IconSitemap,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useMe } from '../auth/me.tsx';
import { useCommonTexts } from '../i18n/texts.ts';

const PLACES = [
  { id: 'overview', to: '/', icon: IconHome },
  { id: 'people', to: '/people', icon: IconUser },
  { id: 'calls', to: '/calls', icon: IconPhoneCall, needs: 'serve' },
  { id: 'journeys', to: '/journeys', icon: IconSitemap },
  { id: 'calendar', to: '/calendar', icon: IconCalendar },
  { id: 'templates', to: '/templates', icon: IconMailCode },
  { id: 'segments', to: '/segments', icon: IconUsers },
  { id: 'offers', to: '/offers', icon: IconGift },
  { id: 'experiments', to: '/experiments', icon: IconFlask },
  { id: 'live', to: '/live', icon: IconActivity },
  { id: 'settings', to: '/settings', icon: IconSettings },
  { id: 'start', to: '/start', icon: IconRocket },
] as const;

/** The demo's own pages, beside the console on a local run. */
const LOCAL = [
  { id: 'story', href: '/story?play=1', icon: IconRocket },
  { id: 'shop', href: '/shop', icon: IconGift },
  { id: 'inbox', href: '/inbox', icon: IconChartBar },
] as const;

const isAt = (pathname: string, to: string): boolean =>
  to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);

export function Nav({ isLocal, onGo }: { isLocal: boolean; onGo: () => void }) {
  const { t } = useCommonTexts();
  const { pathname } = useLocation();
  const { permissions } = useMe();
  return (
    <Stack gap={2}>
      {PLACES.filter((place) => !('needs' in place) || permissions.includes(place.needs)).map(
        ({ id, to, icon: Icon }) => (
          <NavLink
            key={id}
            component={Link}
            to={to}
            onClick={onGo}
            label={t(`nav.${id}`)}
            leftSection={<Icon size={18} aria-hidden />}
            active={isAt(pathname, to)}
            aria-current={isAt(pathname, to) ? 'page' : undefined}
          />
        ),
      )}
      {isLocal && (
        <>
          <Divider my="xs" label={t('nav.demo')} />
          {LOCAL.map(({ id, href, icon: Icon }) => (
            <NavLink
              key={id}
              href={href}
              label={t(`nav.${id}`)}
              leftSection={<Icon size={18} aria-hidden />}
            />
          ))}
        </>
      )}
    </Stack>
  );
}
