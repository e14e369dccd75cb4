import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';
import type { getMe } from '../../functions/api/routes/get-me.ts';
import { ask } from '../api/client.ts';
import { useCommonTexts } from '../i18n/texts.ts';
import { type ConsoleConfig, readConfig } from './config.ts';
import { MeProvider } from './me.tsx';
import { sessionToken, signOut, watchSession } from './session.ts';

const SignIn = lazy(() => import('./sign-in.tsx'));

const Waiting = () => (
  <Center h="100vh">
    <Loader aria-label="Kaskad" />
  </Center>
);

/** Shows the console to whoever is signed in, and everybody else how to. */
export function Gate({ children }: { children: ReactNode }) {
  const config = useQuery({ queryKey: ['config'], queryFn: readConfig, staleTime: Number.POSITIVE_INFINITY });
  const token = useSyncExternalStore(watchSession, sessionToken);
  if (config.isError) return <Unreachable again={() => void config.refetch()} />;
  if (!config.data) return <Waiting />;
  return token === undefined ? (
    <Suspense fallback={<Waiting />}>
      <SignIn config={config.data} />
    </Suspense>
  ) : (
    <SignedIn token={token} config={config.data}>
      {children}
    </SignedIn>
  );
}

function SignedIn({ token, children }: { token: string; config: ConsoleConfig; children: ReactNode }) {
  const me = useQuery({
    queryKey: ['/v1/me', token],
    queryFn: () => ask<typeof getMe>('/v1/me'),
    staleTime: 60_000,
  });
  if (me.data) return <MeProvider value={me.data}>{children}</MeProvider>;
  return me.isError ? <Unreachable again={() => void me.refetch()} /> : <Waiting />;
}

function Unreachable({ again }: { again: () => void }) {
  const { t } = useCommonTexts();
  return (
    <Center h="100vh" component="main">
      <Stack align="center">
        <Text>{t('problem.noAnswer')}</Text>
        <Button onClick={again}>{t('again')}</Button>
        <Button variant="subtle" onClick={signOut}>
          {t('signOut')}
        </Button>
      </Stack>
    </Center>
  );
}
