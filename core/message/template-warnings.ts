import type { Fault } from '../errors.ts';
import { utf8Bytes } from '../event/limits.ts';
import { CLIPPED_BYTES } from './clipped-bytes.ts';
import { type PlacedWords, wordsOf } from './contents.ts';
import { readLiquid } from './liquid.ts';
import type { Template } from './template.ts';
import { liquidParts } from './validate-template.ts';
import { variablesIn } from './variable-faults.ts';

const UNSUBSCRIBE = /\bunsubscribe_url\b/;

const sizeWarnings = ({ path, words: { html, mjml } }: PlacedWords): Fault[] => {
  const bytes = utf8Bytes(html ?? '');
  if (bytes <= CLIPPED_BYTES) return [];
  const kb = Math.ceil(bytes / 1024);
  const message = `the mail has ${kb} KB before it is filled in: Gmail clips what is above 102 KB`;
  return [{ path: `${path}/${mjml === undefined ? 'html' : 'mjml'}`, message }];
};

const gapWarnings = async ({ path, words, channels }: PlacedWords): Promise<Fault[]> => {
  const each = liquidParts.map(async (part): Promise<Fault[]> => {
    const source = words[part];
    // HTML that was made of MJML says what the MJML says.
    if (source === undefined || (part === 'html' && words.mjml !== undefined)) return [];
    const read = await readLiquid(source);
    if ('fault' in read) return [];
    const isMarkup = part === 'html' || part === 'mjml';
    const { missing } = await variablesIn(read.parsed, isMarkup ? ['email'] : channels);
    return missing.map((message) => ({ path: `${path}/${part}`, message }));
  });
  return (await Promise.all(each)).flat();
};

/** Words of a mail in which nobody can unsubscribe; headers alone are not seen in every mail program. */
const withoutUnsubscribe = (template: Template): PlacedWords[] => {
  const all = wordsOf(template);
  const own = (placed: PlacedWords) =>
    all.find(({ path }) => path === `${placed.path}/channels/email`)?.words ?? {};
  return all.filter((placed) => {
    if (!placed.channels.includes('email') || /\/channels\/[a-z]+$/.test(placed.path)) return false;
    const { text = '', html } = { ...placed.words, ...own(placed) };
    return ![text, ...(html === undefined ? [] : [html])].every((part) => UNSUBSCRIBE.test(part));
  });
};

/** Where a template lacks the link that marketing mail must have. */
export const unsubscribeWarnings = (template: Template, journeyId: string): Fault[] =>
  withoutUnsubscribe(template).map(({ path, words }) => ({
    path: `${path}/${words.html !== undefined && !UNSUBSCRIBE.test(words.html) ? 'html' : 'text'}`,
    message: `{{ unsubscribe_url }} is missing; the journey ${journeyId} sends it as marketing`,
  }));

/** What may be meant so and is probably not: it keeps nobody from saving. `template` is as it is kept, with the HTML of its MJML. */
export const templateWarnings = async (template: Template): Promise<Fault[]> => {
  const all = wordsOf(template);
  return [...all.flatMap(sizeWarnings), ...(await Promise.all(all.map(gapWarnings))).flat()];
};
