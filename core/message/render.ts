import { fillIn } from './liquid.ts';
import { contentFor } from './locale.ts';
import type { MessageContext } from './message-context.ts';
import type { RenderedMessage, Template } from './template.ts';

/** A subject is one line, whatever was filled in: a second one would be a header. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * The message that a template makes for one person, in her language. Only HTML is escaped.
 * Throws what Liquid throws for a template that cannot be filled in.
 */
export const render = async (template: Template, context: MessageContext): Promise<RenderedMessage> => {
  const { subject, text, html } = contentFor(template, context.locale);
  return {
    ...(subject === undefined ? {} : { subject: oneLine(await fillIn(subject, context, 'none')) }),
    text: (await fillIn(text, context, 'none')).trim(),
    ...(html === undefined ? {} : { html: await fillIn(html, context, 'html') }),
  };
};
