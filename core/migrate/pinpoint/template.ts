import type { Leave } from '../left-out.ts';
import type { AllNames } from './names.ts';
import type { PinpointTemplate } from './shapes.ts';
import { liquidOf, substitutionsIn } from './words.ts';

export interface TemplateDocument {
  id: string;
  channel: 'email' | 'sms' | 'push';
  subject?: string;
  text: string;
  html?: string;
}

const CHANNELS: Record<string, TemplateDocument['channel']> = { EMAIL: 'email', SMS: 'sms', PUSH: 'push' };

/** What programs without HTML show: the words of the mail, without its tags. */
const plainOf = (html: string): string =>
  html
    .replaceAll(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<br\s*\/?>|<\/(p|div|tr|h\d|li)>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*(\n\s*)*/g, '\n')
    .trim();

/** The template as a document; undefined for a kind that there is none of here. */
export const templateOf = (
  theirs: PinpointTemplate,
  names: AllNames,
  leave: Leave,
): TemplateDocument | undefined => {
  const at = `template ${theirs.TemplateName}`;
  const channel = Object.hasOwn(CHANNELS, theirs.TemplateType) ? CHANNELS[theirs.TemplateType] : undefined;
  if (channel === undefined) {
    leave(at, theirs.TemplateType, 'there is no such channel here');
    return undefined;
  }
  // Of one name there may be a mail and an SMS.
  const id = names.templates.give(`${channel}:${theirs.TemplateName}`, theirs.TemplateName);
  const substitutions = substitutionsIn(theirs.DefaultSubstitutions);
  const said = (text: string | null | undefined) =>
    text ? liquidOf(text, { at, leave, substitutions }) : undefined;
  const html = channel === 'email' ? said(theirs.HtmlPart) : undefined;
  const text = said(theirs.TextPart ?? theirs.Body ?? theirs.Default?.Body) ?? (html && plainOf(html));
  if (!text) {
    leave(at, 'its words', channel === 'push' ? 'only Default is read' : 'it has none');
    return undefined;
  }
  const subject = channel === 'sms' ? undefined : said(theirs.Subject ?? theirs.Default?.Title);
  return { id, channel, ...(subject && { subject }), text, ...(html && { html }) };
};
