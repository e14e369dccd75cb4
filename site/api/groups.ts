import type { ApiDocument, Operation } from './document.ts';

export interface Entry {
  /** `GET`. */
  method: string;
  path: string;
  operation: Operation;
}

export interface Group {
  /** The word behind `/v1/`; `events` for what shops send. */
  name: string;
  /** On the site. */
  page: string;
  entries: Entry[];
}

const EVENTS = new Set([
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
  'batch',
  'import',
  'projects',
  'push',
  'hooks',
]);

const nameOf = (path: string): string => {
  const [, , word = ''] = path.split('/');
  return EVENTS.has(word) ? 'events' : word.replace(/\.json$/, '');
};

const ORDER = ['get', 'post', 'put', 'delete'];

const entriesOf = ({ paths }: ApiDocument): Entry[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

/** Routes as the reference shows them: a page for each word that stands behind `/v1/`. */
export const groupsOf = (document: ApiDocument): Group[] => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entriesOf(document)) {
    const name = nameOf(entry.path);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups].map(([name, entries]) => ({ name, page: `api/${name}.html`, entries }));
};

/** `{a,b}` of a sentence stands for two paths, `{id}` for itself. */
const spelt = (path: string): string[] => {
  const [whole, words] = /\{([^{}]*,[^{}]*)\}/.exec(path) ?? [];
  if (whole === undefined || words === undefined) return [path];
  return words.split(',').flatMap((word) => spelt(path.replace(whole, word.trim())));
};

const isOf = (asked: string, known: string): boolean => {
  const [a, b] = [asked.split('/'), known.split('/')];
  return a.length === b.length && a.every((part, at) => part === b[at] || (b[at] ?? '').startsWith('{'));
};

/** A path as words first: `/v1/reports/summary` before `/v1/reports/{id}`. */
const byWords = (a: Entry, b: Entry): number => a.path.split('{').length - b.path.split('{').length;

export type Mention = { kind: 'route'; href: string } | { kind: 'unknown' } | { kind: 'other' };

/** Which route a piece of code in a sentence means, such as `PUT /v1/journeys/{id}` or `GET /v1/live?since=`. */
export const mentions = (groups: readonly Group[]): ((code: string) => Mention) => {
  const all = groups
    .flatMap((group) => group.entries.map((entry) => ({ ...entry, page: group.page })))
    .sort(byWords);
  return (code) => {
    const [, method, said = ''] = /^(GET|PUT|POST|DELETE) (\/v1\/[^\s?]+)/.exec(code) ?? [];
    if (method === undefined || said.includes('…')) return { kind: 'other' };
    const found = spelt(said).map((path) => all.find((one) => one.method === method && isOf(path, one.path)));
    const [first] = found;
    if (first === undefined || found.includes(undefined)) return { kind: 'unknown' };
    return { kind: 'route', href: `${first.page}#${first.operation.operationId}` };
  };
};
