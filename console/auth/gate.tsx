import { Button, Center, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  lazy,
  type ReactNode,
  Suspense,
  useDeferredValue,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useCommonTexts } from '../i18n/texts.ts';
import { Mark } from '../ui/mark.tsx';
import { type ConsoleConfig, readConfig } from './config.ts';
import { leave } from './leave.ts';
import { MeProvider, meOf } from './me.tsx';
import { renewBy, sessionToken, sessionTurn, watchSession } from './session.ts';

const SignIn = lazy(() => import('./sign-in.tsx'));

const Waiting = () => (
  <div className="boot" role="status" aria-label="Kaskad">
    <Mark size={48} />
  </div>
);

/** Shows the console to whoever is signed in, and everybody else how to. */
export function Gate({ children }: { children: ReactNode }) {
  const config = useQuery({ queryKey: ['config'], queryFn: readConfig, staleTime: Number.POSITIVE_INFINITY });
  const token = useSyncExternalStore(watchSession, sessionToken);
  const turn = useSyncExternalStore(watchSession, sessionTurn);
  const resumed = useResumed(config.data);
  const out = () => void leave(config.data);
  if (config.isError) return <Unreachable again={() => void config.refetch()} out={out} />;
  if (!config.data || !resumed) return <Waiting />;
  return token === undefined ? (
    <Suspense fallback={<Waiting />}>
      <SignIn config={config.data} />
    </Suspense>
  ) : (
    <SignedIn key={turn} token={token} out={out}>
      {children}
    </SignedIn>
  );
}

interface SignedInProps {
  readonly token: string;
  readonly out: () => void;
  readonly children: ReactNode;
}

function SignedIn({ token, out, children }: SignedInProps) {
  const me = useQuery({
    ...meOf(token),
    staleTime: 60_000,
    // A renewed token is no other person: what is typed stays.
    placeholderData: keepPreviousData,
  });
  // All that there is at once would be one long task: drawn a little later, it is drawn in small ones.
  const isDue = useDeferredValue(me.data !== undefined, false);
  if (me.error instanceof ApiProblem && me.error.status === 403) return <NoRole out={out} />;
  if (me.data && isDue) return <MeProvider value={me.data}>{children}</MeProvider>;
  return me.isError ? <Unreachable again={() => void me.refetch()} out={out} /> : <Waiting />;
}

const resume = async (config: ConsoleConfig): Promise<void> => {
  if (config.signIn === 'local') return renewBy(async () => 'refused');
  try {
    const { resumeCognito } = await import('./cognito.ts');
    await resumeCognito(config);
  } finally {
    // Without the file nobody can be asked; with it, it has said how.
    renewBy(async () => 'unreachable');
  }
};

/** A sign-in by a user pool goes on where it was begun, and is renewed from then on. */
function useResumed(config: ConsoleConfig | undefined): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    if (!config) return;
    const ready = () => setReady(true);
    void resume(config).then(ready, ready);
  }, [config]);
  return isReady;
}

function NoRole({ out }: { out: () => void }) {
  const { t } = useCommonTexts();
  return (
    <Center h="100vh" component="main" p="md">
      <Stack align="center">
        <Text>{t('signIn.noRole')}</Text>
        <Button variant="default" onClick={out}>
          {t('signOut')}
        </Button>
      </Stack>
    </Center>
  );
}

function Unreachable({ again, out }: { again: () => void; out: () => void }) {
  const { t } = useCommonTexts();
  return (
    <Center h="100vh" component="main">
      <Stack align="center">
        <Text>{t('problem.noAnswer')}</Text>
        <Button onClick={again}>{t('again')}</Button>
        <Button variant="subtle" onClick={out}>
          {t('signOut')}
        </Button>
      </Stack>
    </Center>
  );
}
