import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import MiniSearch from 'minisearch';
import { apiDocument } from './api/document.ts';
import { groupsOf, mentions } from './api/groups.ts';
import { groupPage, routeList } from './api/pages.ts';
import { pageHtml } from './layout.ts';
import { type Rendered, render } from './markdown/render.ts';
import { linkFaults, linksFor } from './pages/links.ts';
import { twinOf, wholeNavigation } from './pages/navigation.ts';
import { readSources } from './pages/sources.ts';
import { searchOptions } from './search/options.ts';
import { recordsOf } from './search/records.ts';

export const root = resolve(import.meta.dirname, '..');

/** The page that says how to call the API; the list of all routes follows it. */
const API_PAGE = 'docs/api.md';

export interface Site {
  /** By their place on the site. */
  pages: Map<string, Rendered>;
  html: Map<string, string>;
  /** Pictures and other files: from the root of the repository, and their places. */
  files: Map<string, string>;
  /** What must be mended before the site may be shown, each with its file. */
  faults: string[];
}

/** The whole site, in memory. */
export const makeSite = (sources = readSources(root)): Site => {
  const document = apiDocument();
  const groups = groupsOf(document);
  const pathOf = new Map(sources.map(({ file, path }) => [file, path]));
  const sections = wholeNavigation(sources);
  const links = linksFor({
    pathOf,
    mention: mentions(groups),
    exists: (file) => existsSync(join(root, file)),
  });
  const pages = new Map<string, Rendered>();
  for (const { file, path, text } of sources) {
    const page = render(text, links.of(file, path));
    pages.set(path, file === API_PAGE ? { ...page, html: page.html + routeList(groups) } : page);
  }
  for (const group of groups) pages.set(group.page, groupPage(group, document));
  const files = new Map(sources.map(({ file, path }) => [path, file]));
  const html = new Map(
    [...pages].map(([path, page]) => {
      const file = files.get(path) ?? API_PAGE;
      const language = file.endsWith('.ru.md') ? 'ru' : 'en';
      const twin = pathOf.get(twinOf(file));
      const other =
        twin === undefined ? {} : { twin: { path: twin, name: language === 'ru' ? 'English' : 'По-русски' } };
      return [path, pageHtml(page, { path, sections, pathOf, language, ...other })];
    }),
  );
  return { pages, html, files: links.files, faults: [...links.faults, ...linkFaults(links.asked, pages)] };
};

const client = () =>
  build({
    entryPoints: [join(root, 'site/client/main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });

const indexOf = (pages: Site['pages']): string => {
  const index = new MiniSearch(searchOptions);
  for (const [path, page] of pages) index.addAll(recordsOf(path, page));
  return `kaskadIndex=${JSON.stringify(JSON.stringify(index))};`;
};

/** Writes the site into a folder, which is emptied first. */
export const writeSite = async ({ html, files, pages }: Site, folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of html) put(path, text);
  for (const [file, path] of files) cpSync(join(root, file), join(folder, path));
  cpSync(join(root, 'site/client/site.css'), join(folder, 'site.css'));
  const { outputFiles } = await client();
  put('site.js', outputFiles[0]?.text ?? '');
  put('search-index.js', indexOf(pages));
};
