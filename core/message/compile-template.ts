import type { Fault } from '../errors.ts';
import { withWords, wordsOf } from './contents.ts';
import { markLiquid } from './liquid-marks.ts';
import type { Mjml, MjmlFault } from './mjml.ts';
import type { Template } from './template.ts';
import type { TemplateCheck } from './validate-template.ts';

const INCLUDE = /<mj-include\b/i;
/** Where MJML leads on to files or programs of the machine it runs on. */
const NO_FILES = 'other files are not read: what belongs to the mail stands in it';

/** What MJML writes where the mail does not say which language it is in. */
const NO_LANGUAGE = 'lang="und"';

const sentenceOf = ({ line, message }: MjmlFault): string =>
  line === undefined ? message : `line ${line}: ${message}`;

/** HTML of one MJML source, with its Liquid as it was. */
const made = async (source: string, mjml: Mjml): Promise<{ html: string; faults: MjmlFault[] }> => {
  const include = source.search(INCLUDE);
  if (include >= 0)
    return { html: '', faults: [{ line: source.slice(0, include).split('\n').length, message: NO_FILES }] };
  const marks = markLiquid(source);
  const { html, faults } = await mjml.toHtml(marks.text);
  const lost = faults.length > 0 ? [] : marks.lostIn(html);
  return {
    html: marks.back(html).replaceAll(NO_LANGUAGE, 'lang="{{ locale }}"'),
    faults: [
      ...faults.map(({ line, message }) => ({
        ...(line !== undefined && { line: marks.sourceLine(line) }),
        message: marks.back(message),
      })),
      ...lost.map(({ liquid, line }) => ({
        line,
        message: `${liquid} stands where MJML keeps no text: put <mj-raw> around it`,
      })),
    ],
  };
};

/** The template with the HTML of all its MJML, or every fault of that. */
export const compileTemplate = async (template: Template, mjml: Mjml): Promise<TemplateCheck> => {
  const faults: Fault[] = [];
  const htmlAt = new Map<string, string>();
  for (const { path, words } of wordsOf(template)) {
    if (words.mjml === undefined) continue;
    const { html, faults: found } = await made(words.mjml, mjml);
    htmlAt.set(path, html);
    faults.push(...found.map((fault) => ({ path: `${path}/mjml`, message: sentenceOf(fault) })));
  }
  if (faults.length > 0) return { kind: 'faults', faults };
  const compiled = withWords(template, (words, path) => {
    const html = htmlAt.get(path);
    return html === undefined ? words : { ...words, html };
  });
  return { kind: 'valid', template: htmlAt.size > 0 ? compiled : template };
};

/** As a person wrote it: the HTML that was made of MJML is left out. */
export const asWritten = (template: Template): Template =>
  withWords(template, (words) => {
    const { html: _, ...rest } = words;
    return words.mjml === undefined ? words : (rest as typeof words);
  });
