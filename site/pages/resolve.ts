import { posix } from 'node:path';

export type Target =
  | { kind: 'away' }
  /** A page of the site, or a file that is handed out with it. */
  | { kind: 'here'; file: string; anchor: string };

/** Where a link in a file of the repository leads. */
export const targetOf = (href: string, from: string): Target => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return { kind: 'away' };
  const [path = '', anchor = ''] = href.split('#', 2);
  const folder = posix.dirname(from);
  const file = path === '' ? from : posix.join(folder, decodeURIComponent(path)).replace(/\/$/, '');
  return { kind: 'here', file, anchor };
};

/** The way from one page of the site to another. */
export const hrefBetween = (from: string, to: string, anchor = ''): string => {
  const way = from === to && anchor !== '' ? '' : posix.relative(posix.dirname(from), to);
  return anchor === '' ? way : `${way}#${anchor}`;
};
