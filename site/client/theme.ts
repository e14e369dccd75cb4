type Theme = 'light' | 'dark';
const KEY = 'kaskad-docs-theme';

const kept = (): Theme | undefined => {
  try {
    const said = localStorage.getItem(KEY);
    return said === 'light' || said === 'dark' ? said : undefined;
  } catch {
    // A browser that keeps nothing follows its system.
    return undefined;
  }
};

const keep = (theme: Theme): void => {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It holds for this page.
  }
};

const put = (theme: Theme): void => {
  document.documentElement.dataset.theme = theme;
};

/** Before anything is drawn: what was chosen last time. */
export const restoreTheme = (): void => {
  const theme = kept();
  if (theme) put(theme);
};

const current = (): Theme => {
  const said = document.documentElement.dataset.theme;
  if (said === 'light' || said === 'dark') return said;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

export const startTheme = (button: HTMLButtonElement): void => {
  button.hidden = false;
  button.addEventListener('click', () => {
    const next = current() === 'dark' ? 'light' : 'dark';
    put(next);
    keep(next);
  });
};
