import { markLiquid } from './liquid-marks.ts';

const ATTRIBUTE = /[\s"'](href|src|background(?:-url)?)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

const allowed = {
  link: /^(https?:\/\/[^\s/]|mailto:|tel:|sms:|#|liquid\d+mark)/i,
  picture: /^(https?:\/\/[^\s/]|liquid\d+mark)/i,
};
const wanted = { link: 'https://…, mailto: or tel:', picture: 'https://…' };

/** A quoted value is passed as a whole, with the `=` of its query. Quotation marks that begin none hide nothing: browsers read on as well. */
const UNQUOTED =
  /<[a-z](?:[^<>=]|=\s*"[^"<>]*"|=\s*'[^'<>]*'|=(?!\s*(?:"[^"<>]*"|'[^'<>]*'))){0,2000}?=\s*liquid\d+mark/gi;

/** A value without quotation marks around it ends at its first space: what a person typed would go on as attributes of its own. */
export const unquotedFaults = (source: string): string[] => {
  const { text, sourceLine } = markLiquid(source);
  return [...text.matchAll(UNQUOTED)].map(({ 0: found, index }) => {
    const line = sourceLine(text.slice(0, index + found.length).split('\n').length);
    return `line ${line}: what is filled in as an attribute stands in quotation marks`;
  });
};

/** Links and pictures of a mail that lead nowhere: there is no page that others would be relative to. Where Liquid begins one, nobody knows yet. */
export const linkFaults = (source: string): string[] => {
  const { text, back, sourceLine } = markLiquid(source);
  return [...text.matchAll(ATTRIBUTE)].flatMap((found) => {
    const [, name = '', double, single] = found;
    const value = (double ?? single ?? '').trim();
    const kind = name.toLowerCase() === 'href' ? 'link' : 'picture';
    if (allowed[kind].test(value)) return [];
    const line = sourceLine(text.slice(0, found.index + 1).split('\n').length);
    return [`line ${line}: a ${kind} of a mail is ${wanted[kind]}, not "${back(value).slice(0, 100)}"`];
  });
};
