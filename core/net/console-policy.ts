/**
 * Content security policy of the console: scripts of its own origin only, none inline. Mantine and CodeMirror put their styles into the page, and what a
 * message looks like is shown in a sandboxed frame, which takes over this policy: hence inline styles and pictures from everywhere.
 *
 * @param signInOrigins where a user pool answers the sign-in
 */
export const consolePolicy = (...signInOrigins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    ['connect-src', "'self'", ...signInOrigins].join(' '),
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
