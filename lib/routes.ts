/**
 * Which function answers which path. A literal path wins over `{proxy+}`, a named method over ANY.
 * OPTIONS stands twice: under /v1 the greedy ANY of `api` is the nearer match for anything but an OPTIONS of its own.
 * No key ends in a slash: an HTTP API refuses it and the stack with it. What clients ask for with one is taken by a greedy path.
 */
const types = ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch', 'import'];
const shortForms = ['t', 'i', 'p', 's', 'g', 'a', 'b'];

export const routes = {
  collect: [
    ...[...types, ...shortForms].map((type) => `POST /v1/${type}`),
    'POST /api/s/{type}',
    'POST /api/s/s2s/{type}',
    'GET /v1/projects/{writeKey}/settings',
    'GET /analytics.js/v1/{writeKey}/analytics.min.js',
    'GET /analytics-next/bundles/{file}',
    'GET /kaskad.js',
    'GET /kaskad-sw.js',
    'GET /v1/push/key',
    'POST /v1/push/subscriptions',
    'POST /v1/hooks/{source}',
    'GET /sourceConfig',
    'GET /sourceConfig/{proxy+}',
    'OPTIONS /v1/{proxy+}',
    'OPTIONS /{proxy+}',
  ],
  links: [
    'GET /c/{token}',
    'GET /q/{token}',
    'GET /u/{token}',
    'POST /u/{token}',
    'GET /p/{token}',
    'POST /p/{token}',
    'GET /o/{token}',
    'POST /o/{token}',
    'GET /v1/cart',
    'GET /v1/onsite',
    'POST /v1/onsite',
  ],
  api: ['ANY /v1/{proxy+}'],
} as const;
