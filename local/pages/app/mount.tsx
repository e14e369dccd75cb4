import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startTexts } from './i18n.ts';
import { startTheme } from './theme.ts';

/** Draws a page into the shell. */
export function mount(page: ReactNode): void {
  startTheme();
  const root = document.getElementById('root');
  if (!root) throw new Error('The shell of the page has no root');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={startTexts()}>{page}</I18nextProvider>
    </StrictMode>,
  );
}
