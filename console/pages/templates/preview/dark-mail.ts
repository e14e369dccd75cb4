const ASKS = /@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi;

/** What mail programs do that darken by themselves: all colours turned round, pictures left as they are. */
const TURNED =
  '<style>html{background:#fff;filter:invert(1) hue-rotate(180deg)}img,video,[background]{filter:invert(1) hue-rotate(180deg)}</style>';

/** A mail as it looks at night: by its own dark colours where it has some, else as programs make it dark. */
export const darkMail = (html: string): string =>
  html.search(ASKS) >= 0 ? html.replace(ASKS, '@media all') : `${html}${TURNED}`;
