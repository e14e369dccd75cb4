import { defineConfig } from 'vite';

/** What of an address a local run answers, and not the console. */
const OF_LOCAL_RUN = ['/v1', '/_local', '/shop', '/story', '/inbox', '/assets', '/console/config.json'];

/** The console as static files; `npm run console` serves it while one works on it, with the API of a local run beside it. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    assetsDir: 'console',
    target: 'es2023',
    modulePreload: { polyfill: false },
    // What is loaded at first is bounded by a test; what is loaded when opened may be as large as an editor is.
    chunkSizeWarningLimit: 2000,
    // A file inside the style would need `data:` in the policy for fonts.
    assetsInlineLimit: 0,
    // Mantine's files say `use client`, which means nothing where there is only a client.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: { proxy: Object.fromEntries(OF_LOCAL_RUN.map((path) => [path, 'http://127.0.0.1:3000'])) },
});
