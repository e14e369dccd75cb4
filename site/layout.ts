import { escapeHtml } from '../core/escape-html.ts';
import type { Rendered } from './markdown/render.ts';
import type { Section } from './pages/navigation.ts';
import { hrefBetween } from './pages/resolve.ts';

export interface Frame {
  /** Of this page, on the site. */
  path: string;
  sections: readonly Section[];
  /** Where a file of the repository lies on the site. */
  pathOf: ReadonlyMap<string, string>;
  twin?: { path: string; name: string };
  language: string;
}

/** A page with fewer headings shows its contents without a list of them. */
const FEWEST_HEADINGS = 4;

const navigation = ({ sections, pathOf, path }: Frame): string =>
  sections
    .map(({ title, links }) => {
      const items = links.map(({ file, text }) => {
        const to = pathOf.get(file);
        // The licence is a file and no page.
        if (to === undefined) return '';
        const here = to === path ? ' aria-current="page"' : '';
        return `<li><a href="${hrefBetween(path, to)}"${here}>${escapeHtml(text)}</a></li>`;
      });
      return `<h2>${escapeHtml(title)}</h2><ul>${items.join('')}</ul>`;
    })
    .join('');

const contents = ({ headings }: Rendered, language: string): string => {
  const shown = headings.filter(({ level }) => level === 2);
  if (shown.length < FEWEST_HEADINGS) return '';
  const label = language === 'ru' ? 'На этой странице' : 'On this page';
  return `<nav class="contents" aria-label="${label}"><h2>${label}</h2><ul>${shown
    .map(({ id, text }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a></li>`)
    .join('')}</ul></nav>`;
};

/** A whole page. Nothing in it is asked of another host, and without scripts all of it can be read but the search. */
export const pageHtml = (page: Rendered, frame: Frame): string => {
  const root = hrefBetween(frame.path, '.').replace(/\/?$/, '/').replace(/^\/$/, './');
  const twin = frame.twin
    ? `<a class="twin" href="${hrefBetween(frame.path, frame.twin.path)}" hreflang="${frame.twin.name === 'English' ? 'en' : 'ru'}">${frame.twin.name}</a>`
    : '';
  return `<!doctype html>
<html lang="${frame.language}" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)} · Kaskad</title>
<link rel="stylesheet" href="${root}site.css">
<script src="${root}site.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header>
<a class="name" href="${hrefBetween(frame.path, 'index.html')}">Kaskad</a>
<form role="search" hidden><input type="search" name="q" placeholder="Search" aria-label="Search" autocomplete="off"><div class="found" hidden></div></form>
${twin}<button type="button" class="theme" hidden>Light or dark</button>
</header>
<div class="columns">
<nav class="pages" aria-label="Pages"><details><summary>Pages</summary>${navigation(frame)}</details></nav>
<main id="content" tabindex="-1">
${page.html}
</main>
${contents(page, frame.language)}
</div>
</body>
</html>
`;
};
