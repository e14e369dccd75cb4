import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** What of an address a local run answers, and not the console. */
const OF_LOCAL_RUN = ['/v1', '/_local', '/shop', '/story', '/inbox', '/assets', '/console/config.json'];

const ownFile = (name: string): string => join(import.meta.dirname, name);

/** The browser is told of the first file by the page itself: the script that asks for it is still on its way. */
const tellFirst: Plugin = {
  name: 'tell-first',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && ['first', 'draw', 'rolldown-runtime'].includes(file.name))
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head' as const,
        })),
  },
};

/** The small script that fetches everything else: nothing of it may lie in a file that it fetches. */
const BEGIN =
  /console.(app.(answers|files|painted)|api.(address|early)|auth.session|pages.overview.period)[.]ts|preload-helper/;
const NO_PAGE = /^(?!.*console.main[.]ts|.*index[.]html|.*[.]css)/;

/**
 * What is always needed is one file, and so are the small things that most pages share: each file is a request, and of 90 small ones a
 * phone had little else. Large things stay files of their own.
 */
const FEW_FILES = [
  { name: 'begin', test: BEGIN, includeDependenciesRecursively: false, priority: 5 },
  {
    name: 'first',
    tags: ['$initial' as const],
    test: NO_PAGE,
    priority: 4,
    includeDependenciesRecursively: false,
  },
  { name: 'icons', test: /@tabler/, minShareCount: 2, priority: 3 },
  {
    name: 'looks',
    test: /@mantine.core.esm.components.(ActionIcon|Badge|Card|List|SegmentedControl|SimpleGrid|Table)\b/,
    minShareCount: 3,
    priority: 2,
  },
  {
    name: 'ways',
    test: /console.(api|ui).(use|key|link|tab|channel|save)[^/]*$/,
    minShareCount: 3,
    priority: 1,
  },
];

/** The console as static files; `npm run console` serves it while one works on it, with the API of a local run beside it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [tellFirst],
  build: {
    assetsDir: 'console',
    target: 'es2023',
    modulePreload: { polyfill: false },
    // What is loaded at first is bounded by a test; what is loaded when opened may be as large as an editor is.
    chunkSizeWarningLimit: 2000,
    // A file inside the style would need `data:` in the policy for fonts.
    assetsInlineLimit: 0,
    // Mantine's files say `use client`, which means nothing where there is only a client.
    rolldownOptions: {
      input: [ownFile('index.html'), ownFile('draw.tsx')],
      checks: { moduleLevelDirective: false },
      output: { codeSplitting: { groups: FEW_FILES } },
    },
  },
  worker: { format: 'es' },
  server: { proxy: Object.fromEntries(OF_LOCAL_RUN.map((path) => [path, 'http://127.0.0.1:3000'])) },
});
