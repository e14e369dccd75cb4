/** A route of the HTTP API that matched a request. */
export interface Match<R> {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export type Router<R> = (method: string, path: string) => Match<R> | undefined;

interface Candidate<R> {
  readonly route: R;
  readonly method: string;
  readonly segments: readonly string[];
}

const DEFAULT = '$default';
const isGreedy = (segment: string | undefined) => segment?.endsWith('+}') === true;
const parameterName = (segment: string) => /^\{(.+?)\+?\}$/.exec(segment)?.[1];

/**
 * Routes as an HTTP API does: the most specific path wins, whole paths before greedy ones, then a route for the
 * method before `ANY`, and `$default` takes the rest.
 */
export function createRouter<R extends { readonly routeKey: string }>(routes: readonly R[]): Router<R> {
  const fallback = routes.find(({ routeKey }) => routeKey === DEFAULT);
  const candidates = routes
    .filter((route) => route !== fallback)
    .map(candidate)
    .sort(bySpecificity);

  return (method, path) => {
    const segments = path.split('/').slice(1);
    for (const one of candidates) {
      if (one.method !== 'ANY' && one.method !== method) continue;
      const pathParameters = matchPath(one.segments, segments);
      if (pathParameters) return { route: one.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}

function candidate<R extends { readonly routeKey: string }>(route: R): Candidate<R> {
  const [method = '', path = ''] = route.routeKey.split(' ');
  return { route, method, segments: path.split('/').slice(1) };
}

function bySpecificity<R>(one: Candidate<R>, other: Candidate<R>): number {
  const greedy = Number(isGreedy(one.segments.at(-1))) - Number(isGreedy(other.segments.at(-1)));
  if (greedy !== 0) return greedy;
  for (let i = 0; i < Math.max(one.segments.length, other.segments.length); i++) {
    const rank = segmentRank(one.segments[i]) - segmentRank(other.segments[i]);
    if (rank !== 0) return rank;
  }
  return Number(one.method === 'ANY') - Number(other.method === 'ANY');
}

function segmentRank(segment: string | undefined): number {
  if (segment === undefined) return 3;
  if (isGreedy(segment)) return 2;
  return parameterName(segment) === undefined ? 0 : 1;
}

function matchPath(route: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const greedy = isGreedy(route.at(-1));
  if (greedy ? path.length < route.length : path.length !== route.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [i, segment] of route.entries()) {
    const actual = isGreedy(segment) ? path.slice(i).join('/') : (path[i] ?? '');
    const name = parameterName(segment);
    if (name === undefined ? segment !== actual : actual === '' && !isBelow(segment, i)) return undefined;
    if (name !== undefined) parameters[name] = decode(actual);
  }
  return parameters;
}

/** A greedy path takes the bare slash after what it stands below, too; only the root itself is no child of anything. */
const isBelow = (segment: string, depth: number) => isGreedy(segment) && depth > 0;

/** Percent-decoding that leaves a malformed sequence as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
