import type { Channel } from '../consent/consent.ts';
import { readyLiquid } from './liquid.ts';
import { contentFor } from './locale.ts';
import type { MessageContext } from './message-context.ts';
import { withPreheader } from './preheader.ts';
import { oneLine } from './printable.ts';
import type { RenderedMessage, Template } from './template.ts';

/**
 * The message that a template makes for one person by one channel, in her language. Only HTML is escaped.
 * Throws what Liquid throws for a template that cannot be filled in.
 */
export type Render = (template: Template, channel: Channel, context: MessageContext) => RenderedMessage;

/** Loads what rendering takes; from then on it renders at once. */
export const readyRender = async (): Promise<Render> => {
  const fillIn = await readyLiquid();
  return (template, channel, context) => {
    const { subject, preheader = '', text, html } = contentFor(template, channel, context.locale);
    const words = {
      ...(subject === undefined ? {} : { subject: oneLine(fillIn(subject, context, 'none')) }),
      text: fillIn(text, context, 'none').trim(),
    };
    if (html === undefined || channel !== 'email') return words;
    const before = oneLine(fillIn(preheader, context, 'html'));
    return { ...words, html: withPreheader(fillIn(html, context, 'html'), before) };
  };
};

export const render = async (...ask: Parameters<Render>): Promise<RenderedMessage> =>
  (await readyRender())(...ask);
