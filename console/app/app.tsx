import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { queryClient } from '../api/query-client.ts';
import { Gate } from '../auth/gate.tsx';
import { i18n } from '../i18n/texts.ts';
import { router } from './routes.tsx';
import { theme } from './theme.ts';

export const App = () => (
  <I18nextProvider i18n={i18n}>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
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
