import { unescapeHtml } from '../core/escape-html.ts';

/** The text of a piece of HTML of ours, for titles and for the search. */
export const textOf = (html: string): string =>
  unescapeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
