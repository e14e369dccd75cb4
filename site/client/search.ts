import MiniSearch from 'minisearch';
import { searchOptions } from '../search/options.ts';
import type { Found } from '../search/records.ts';

const MOST = 12;
const root = (): string => document.documentElement.dataset.root ?? './';

/** The index is a script and no JSON, so that pages opened from a disk can search too. */
const load = (): Promise<MiniSearch<Found>> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${root()}search-index.js`;
    script.onload = () => {
      const { kaskadIndex = '' } = globalThis as unknown as { kaskadIndex?: string };
      resolve(MiniSearch.loadJSON<Found>(kaskadIndex, searchOptions));
    };
    script.onerror = reject;
    document.head.append(script);
  });

const line = ({ id, page, heading }: Pick<Found, 'id' | 'page' | 'heading'>): HTMLElement => {
  const link = document.createElement('a');
  link.href = root() + id;
  const where = document.createElement('small');
  where.textContent = page;
  link.append(heading, where);
  return link;
};

const nothing = (): HTMLElement => {
  const text = document.createElement('p');
  text.textContent = document.documentElement.lang === 'ru' ? 'Ничего не найдено' : 'Nothing found';
  return text;
};

/** Shows what is found while one types; arrows and Tab go through it, Escape closes it. */
export const startSearch = (form: HTMLFormElement): void => {
  const input = form.querySelector('input');
  const list = form.querySelector<HTMLElement>('.found');
  if (!input || !list) return;
  let index: Promise<MiniSearch<Found>> | undefined;
  const show = async (): Promise<void> => {
    const words = input.value.trim();
    index ??= load();
    const hits = words === '' ? [] : (await index).search(words).slice(0, MOST);
    // Somebody who types on has asked for something else.
    if (words !== input.value.trim()) return;
    list.hidden = words === '';
    list.replaceChildren(
      ...(hits.length > 0 ? hits.map((hit) => line(hit as unknown as Found)) : [nothing()]),
    );
  };
  form.hidden = false;
  input.addEventListener('input', () => void show());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  form.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    list.hidden = true;
    input.focus();
  });
};
