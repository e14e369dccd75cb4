import { startSearch } from './search.ts';
import { restoreTheme, startTheme } from './theme.ts';

restoreTheme();

/** On a wide screen the list of pages is always open. */
const openPages = (pages: HTMLDetailsElement): void => {
  const wide = matchMedia('(min-width: 60rem)');
  const follow = () => {
    pages.open = wide.matches;
  };
  wide.addEventListener('change', follow);
  follow();
};

document.addEventListener('DOMContentLoaded', () => {
  const pages = document.querySelector<HTMLDetailsElement>('nav.pages details');
  const form = document.querySelector<HTMLFormElement>('form[role=search]');
  const button = document.querySelector<HTMLButtonElement>('button.theme');
  if (pages) openPages(pages);
  if (form) startSearch(form);
  if (button) startTheme(button);
});
