import type { Mention } from '../api/groups.ts';
import type { Links, Rendered } from '../markdown/render.ts';
import { hrefBetween, targetOf } from './resolve.ts';

/** A link to a heading: whether the heading is there is known when all pages are made. */
export interface Asked {
  file: string;
  href: string;
  path: string;
  anchor: string;
}

interface Known {
  /** Where a file of the repository lies on the site. */
  pathOf: ReadonlyMap<string, string>;
  mention(code: string): Mention;
  /** Is there such a file in the repository? */
  exists(file: string): boolean;
}

/** Files that are handed out as they are. */
const isHandedOut = (file: string): boolean => file === 'LICENSE' || /^docs\/.+\.(png|svg|jpg)$/.test(file);

/** Follows the links of all pages, and notes which of them lead nowhere. */
export const linksFor = ({ pathOf, mention, exists }: Known) => {
  const faults: string[] = [];
  const asked: Asked[] = [];
  const files = new Map<string, string>();

  const fileAt = (file: string): string | undefined => {
    if (!isHandedOut(file) || !exists(file)) return undefined;
    const path = file.replace(/^docs\//, '').replace(/^LICENSE$/, 'LICENSE.txt');
    files.set(file, path);
    return path;
  };

  const of = (file: string, path: string): Links => ({
    to(href) {
      const target = targetOf(href, file);
      if (target.kind === 'away') return href;
      const to = pathOf.get(target.file) ?? fileAt(target.file);
      if (to === undefined) {
        faults.push(`${file}: ${href} leads nowhere`);
        return href;
      }
      if (target.anchor !== '') asked.push({ file, href, path: to, anchor: target.anchor });
      return hrefBetween(path, to, target.anchor);
    },
    toRoute(code) {
      const meant = mention(code);
      if (meant.kind === 'unknown') faults.push(`${file}: no route is called ${code}`);
      if (meant.kind !== 'route') return undefined;
      const [page = '', anchor = ''] = meant.href.split('#', 2);
      return hrefBetween(path, page, anchor);
    },
  });

  return { of, faults, asked, files };
};

/** Links to headings that are not there. */
export const linkFaults = (asked: readonly Asked[], pages: ReadonlyMap<string, Rendered>): string[] =>
  asked
    .filter(
      ({ path, anchor }) => !pages.get(path)?.headings.some(({ id }) => id === decodeURIComponent(anchor)),
    )
    .map(({ file, href }) => `${file}: ${href} leads to a page without that heading`);
