import type { Rendered } from '../markdown/render.ts';
import { textOf } from '../text-of.ts';

/** A part of a page that the search can find: what stands beneath one heading. */
export interface Found {
  /** From the root of the site, with its anchor. */
  id: string;
  page: string;
  heading: string;
  text: string;
}

/** So much of a part is indexed; what is longer is a table. */
const MOST_SIGNS = 4000;

const headingOf = (part: string): { id: string; text: string; rest: string } | undefined => {
  const [whole, id, inner = ''] = /^<h[123] id="([^"]*)">(.*?)<\/h[123]>/s.exec(part) ?? [];
  if (whole === undefined || id === undefined) return undefined;
  return { id, text: textOf(inner.replace(/<a class="here".*?<\/a>/, '')), rest: part.slice(whole.length) };
};

/** The parts of a page, in order. */
export const recordsOf = (path: string, { html, title }: Rendered): Found[] =>
  html.split(/(?=<h[123] id=")/).flatMap((part) => {
    const heading = headingOf(part);
    if (!heading) return [];
    const text = textOf(heading.rest).slice(0, MOST_SIGNS);
    return [{ id: `${path}#${heading.id}`, page: title, heading: heading.text, text }];
  });
