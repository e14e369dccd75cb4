/** Each part of the console is loaded when it is opened and knows the addresses below its own. */
export const parts = {
  overview: () => import('../pages/overview/index.tsx'),
  start: () => import('../pages/start/index.tsx'),
  people: () => import('../pages/people/index.tsx'),
  find: () => import('../pages/people/find.tsx'),
  calls: () => import('../pages/calls/index.tsx'),
  journeys: () => import('../pages/journeys/index.tsx'),
  calendar: () => import('../pages/calendar/index.tsx'),
  templates: () => import('../pages/templates/index.tsx'),
  segments: () => import('../pages/segments/index.tsx'),
  offers: () => import('../pages/offers/index.tsx'),
  experiments: () => import('../pages/experiments/index.tsx'),
  live: () => import('../pages/live/index.tsx'),
  settings: () => import('../pages/settings/index.tsx'),
};

type Load = () => Promise<unknown>;

/** What parts load of themselves by the address below their own. */
const inside: Readonly<Partial<Record<string, (id?: string, tab?: string) => readonly Load[]>>> = {
  journeys: (id, tab) => {
    if (id === undefined) return [() => import('../pages/journeys/list/list-page.tsx')];
    const page = () => import('../pages/journeys/journey/journey-page.tsx');
    return tab === undefined ? [page, () => import('../pages/journeys/editor/editor.tsx')] : [page];
  },
  people: (id) =>
    id === undefined || id === 'blocked' ? [] : [() => import('../pages/people/customer/customer-page.tsx')],
  templates: (id) => [
    id === undefined
      ? () => import('../pages/templates/list/list-page.tsx')
      : () => import('../pages/templates/template-page.tsx'),
  ],
};

const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);

/**
 * Fetches all files of a page side by side. Nothing waits for it: what cannot be had is asked for again by the page, and missed there.
 */
export const fetchFiles = (pathname: string): void => {
  const [part = 'overview', ...below] = pathname.split('/').filter(Boolean);
  if (!isPart(part)) return;
  for (const load of [parts[part], ...(inside[part]?.(...below) ?? [])]) load().catch(() => undefined);
};
