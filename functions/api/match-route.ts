import type { Route } from './route.ts';

export type Match =
  | { kind: 'found'; route: Route; params: Record<string, string> }
  | { kind: 'wrong-method'; allow: string[] }
  | { kind: 'unknown' };

/** `{name}` takes one segment; undefined when the path does not fit or is badly encoded. */
const paramsOf = (pattern: string, segments: string[]): Record<string, string> | undefined => {
  const parts = pattern.split('/');
  if (parts.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const given = segments[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== given) return undefined;
    } else if (given === '') return undefined;
    else params[part.slice(1, -1)] = given;
  }
  return params;
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** Finds the line of the table; a path without `{name}` wins over one with it, so `/profiles/lookup` is no id. */
export const matchRoute = (table: readonly Route[], method: string, path: string): Match => {
  const segments = path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .map(decoded);
  const fits = table
    .map((route) => ({ route, params: paramsOf(route.path, segments) }))
    .filter((fit): fit is { route: Route; params: Record<string, string> } => fit.params !== undefined)
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const found = fits.find((fit) => fit.route.method === method);
  if (found) return { kind: 'found', ...found };
  if (fits.length === 0) return { kind: 'unknown' };
  return { kind: 'wrong-method', allow: fits.map((fit) => fit.route.method) };
};
