import { remember, remembered } from './memory.ts';

type Theme = 'light' | 'dark';

const preferred = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const chosen = (): Theme | undefined => {
  const theme = remembered('theme');
  return theme === 'light' || theme === 'dark' ? theme : undefined;
};

/** Without a choice the stylesheet follows the system by itself. */
export function startTheme(): void {
  const theme = chosen();
  if (theme) document.documentElement.dataset.theme = theme;
}

export function switchTheme(): void {
  const theme: Theme = (chosen() ?? preferred()) === 'dark' ? 'light' : 'dark';
  remember('theme', theme);
  document.documentElement.dataset.theme = theme;
}
