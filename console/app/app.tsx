import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { isPassing } from '../api/problem.ts';
import { Gate } from '../auth/gate.tsx';
import { watchTurns } from '../auth/session.ts';
import { i18n } from '../i18n/texts.ts';
import { router } from './routes.tsx';
import { theme } from './theme.ts';

const MOST_TRIES = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (tries, error) => tries < MOST_TRIES && isPassing(error),
    },
    mutations: { retry: false },
  },
});

// What one may see is nothing for whoever comes after.
watchTurns(() => client.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'config' }));

export const App = () => (
  <I18nextProvider i18n={i18n}>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <ModalsProvider>
          <Notifications position="bottom-right" />
          <Gate>
            {/* At once: what is typed right after a click belongs where the click led. */}
            <RouterProvider router={router} useTransitions={false} />
          </Gate>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  </I18nextProvider>
);
