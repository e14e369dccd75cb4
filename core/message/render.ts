import { readyLiquid } from './liquid.ts';
import { contentFor } from './locale.ts';
import type { MessageContext } from './message-context.ts';
import type { RenderedMessage, Template } from './template.ts';

/** A subject is one line, whatever was filled in: a second one would be a header. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/**
 * The message that a template makes for one person, in her language. Only HTML is escaped.
 * Throws what Liquid throws for a template that cannot be filled in.
 */
export type Render = (template: Template, context: MessageContext) => RenderedMessage;

/** Loads what rendering takes; from then on it renders at once. */
export const readyRender = async (): Promise<Render> => {
  const fillIn = await readyLiquid();
  return (template, context) => {
    const { subject, text, html } = contentFor(template, context.locale);
    return {
      ...(subject === undefined ? {} : { subject: oneLine(fillIn(subject, context, 'none')) }),
      text: fillIn(text, context, 'none').trim(),
      ...(html === undefined ? {} : { html: fillIn(html, context, 'html') }),
    };
  };
};

export const render = async (template: Template, context: MessageContext): Promise<RenderedMessage> =>
  (await readyRender())(template, context);
