import { createHash } from 'node:crypto';
import type { Bundle, PageName } from './bundle.ts';
import { segmentSnippet } from './segment-snippet.ts';
import { tagSnippet } from './tag-snippet.ts';

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * Nothing from elsewhere; the one inline script is allowed by its hash. Pages that show mail let inline styles
 * pass, since a framed document takes over the policy of the page around it and mail is styled inline.
 */
function policyOf(page: PageName, inline: string | undefined): string {
  const showsMail = page === 'inbox' || page === 'story';
  return [
    "default-src 'none'",
    `script-src 'self'${inline === undefined ? '' : ` ${hashOf(inline)}`}`,
    `style-src 'self'${showsMail ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

const headersOf = (policy: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'same-origin',
});

const snippetFor = (url: URL, hasTag: boolean): string =>
  hasTag ? tagSnippet : segmentSnippet(url.searchParams.has('device') ? 'other' : 'first');

/** The HTML around a page: everything visible is drawn by its script. */
export function pageShell(page: PageName, url: URL, bundle: Bundle): Response {
  const hasTag = page === 'shop' && url.searchParams.has('tag');
  const inline = page === 'shop' ? snippetFor(url, hasTag) : undefined;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Kaskad</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${bundle.style}">
${inline === undefined ? '' : `<script>${inline}</script>\n`}${hasTag ? '<script async src="/kaskad.js"></script>\n' : ''}<script type="module" src="${bundle.scripts[page]}"></script>
</head>
<body data-page="${page}"><div id="root"></div><noscript>This page needs JavaScript.</noscript></body>
</html>
`;
  return new Response(html, { headers: headersOf(policyOf(page, inline)) });
}
