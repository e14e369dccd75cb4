/** What a token of a program may be narrowed to: of what its role may, only these. */
export const scopes = [
  'documents',
  'imports',
  'products',
  'codes',
  'reports',
  'messages',
  'operations',
] as const;
export type Scope = (typeof scopes)[number];

export const isScope = (word: unknown): word is Scope => scopes.some((scope) => scope === word);

const kinds = '(journeys|templates|segments|offers|settings)';
/** Whoever approves is the second person: that is no program. */
const orders = '(publish|propose|rollback|diff|versions|used-by|archive|unarchive)';

/** Routes by method and path, as the table has them. What is new is in no scope until it is named here. */
const reach: Record<Scope, readonly RegExp[]> = {
  documents: [
    new RegExp(`^GET /v1/${kinds}$`),
    new RegExp(`^(GET|PUT) /v1/${kinds}/[^/]+$`),
    new RegExp(`^(GET|POST) /v1/${kinds}/[^/]+/${orders}(/[^/]+)?$`),
  ],
  imports: [/^[A-Z]+ \/v1\/imports(\/|$)/],
  products: [/^[A-Z]+ \/v1\/(products|feeds)(\/|$)/],
  codes: [/^POST \/v1\/offers\/[^/]+\/codes$/, /^GET \/v1\/offers\/[^/]+\/stock$/],
  reports: [/^GET \/v1\/reports\/(?!.*\/people$)/],
  messages: [/^[A-Z]+ \/v1\/messages(\/|$)/],
  operations: [
    /^[A-Z]+ \/v1\/(queues|breaker|live|jobs)(\/|$)/,
    /^(GET|PUT) \/v1\/settings\/switches$/,
    /^POST \/v1\/journeys\/[^/]+\/(pause|resume)$/,
  ],
};

/** Whoever asks may know who he is, and that somebody is there. */
const always = new Set(['GET /v1/me', 'GET /v1/health']);

export interface Reached {
  method: string;
  /** As the table has it, or as it was asked. */
  path: string;
}

export const isInScope = (scope: Scope, { method, path }: Reached): boolean =>
  reach[scope].some((pattern) => pattern.test(`${method} ${path}`));

/** Without scopes a token reaches all that its role may do. */
export const isReached = (held: readonly Scope[] | undefined, route: Reached): boolean =>
  held === undefined ||
  always.has(`${route.method} ${route.path}`) ||
  held.some((scope) => isInScope(scope, route));
