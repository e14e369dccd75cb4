import { originOf } from '../send/origin.ts';

/** The attribute of a link in finished HTML. The tag is looked through up to its end and no further, however broken it is. */
const LINK = /(<(?:a|area)\b[^<>]{0,2000}?\shref\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)')/gi;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const letterOf = (entity: string, body: string): string => {
  if (!body.startsWith('#')) return named[body.toLowerCase()] ?? entity;
  const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
};

const decoded = (value: string): string =>
  value.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);/gi, letterOf);

const encoded = (url: string): string =>
  url.replace(/[&<>"']/g, (letter) => (letter === '&' ? '&amp;' : `&#${letter.charCodeAt(0)};`));

/** The same HTML with other targets of its links; what `change` leaves as it is stays as it is spelt. */
export const mapLinks = (html: string, change: (url: string) => string): string =>
  html.replace(LINK, (found, before: string, double: string | undefined, single: string | undefined) => {
    const url = decoded(double ?? single ?? '').trim();
    const to = change(url);
    return to === url ? found : `${before}"${encoded(to)}"`;
  });

/** Where a link of a mail may lead. What a person typed may stand in a link, and a browser would run some of that. */
const harmless = /^(https?:|mailto:|tel:|sms:|#|$)/i;

export const harmlessLinks = (html: string): string =>
  mapLinks(html, (url) => (harmless.test(url) ? url : '#'));

/** The origins that a source names in so many words: no value that is filled in can add one. */
export const originsIn = (source: string): Set<string> => {
  const found = source.matchAll(/https?:\/\/[^\s"'<>{}/?#\\]+(?=[/?#\s"'<>]|$)/gi);
  return new Set([...found].flatMap(([url]) => originOf(url) ?? []));
};
