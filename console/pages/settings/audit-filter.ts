/** What somebody looks for; empty texts ask for nothing. */
export interface AuditFilter {
  readonly kind: string;
  /** Part of an id, in any case of letters. */
  readonly id: string;
  /** Part of a name. */
  readonly by: string;
}

export const filterOf = (params: URLSearchParams): AuditFilter => ({
  kind: params.get('kind') ?? '',
  id: params.get('id') ?? '',
  by: params.get('by') ?? '',
});

/** The one thing whose whole history the API is asked for: only a link names it, as `auditPath` does. */
export const wholeOf = (params: URLSearchParams): { kind?: string; id?: string } => {
  const { kind, id } = filterOf(params);
  return params.get('exact') === '1' && kind !== '' && id !== '' ? { kind, id } : {};
};

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.trim().toLowerCase());

export const fitting = <E extends { kind: string; id: string; by: string }>(
  entries: readonly E[],
  { kind, id, by }: AuditFilter,
): E[] =>
  entries.filter((entry) => (kind === '' || entry.kind === kind) && has(entry.id, id) && has(entry.by, by));

const places: Readonly<Record<string, (id: string) => string>> = {
  journey: (id) => `/journeys/${id}`,
  template: (id) => `/templates/${id}`,
  segment: (id) => `/segments/${id}`,
  offer: (id) => `/offers/${id}`,
  person: (id) => `/people/${id}`,
  settings: (id) => `/settings/documents/${id}`,
  source: () => '/settings/sources',
  token: () => '/settings/access',
  breaker: () => '/settings/channels',
  queue: (id) => `/live/dead/${id}`,
};

/** Where what an entry is about is looked at. */
export const placeOf = (kind: string, id: string): string | undefined =>
  Object.hasOwn(places, kind) ? places[kind]?.(encodeURIComponent(id)) : undefined;
