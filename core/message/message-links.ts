import type { Channel } from '../consent/consent.ts';
import { isConfirmTemplate } from '../journey/built-in/confirmation-asked.ts';

/** A page of ours that a message leads to; also the kind of the token that opens it. */
export type Page = 'unsubscribe' | 'preferences' | 'confirm';

/** Addresses in one message: `{{ cart.url }}`, `{{ link }}`, `{{ unsubscribe_url }}`, `{{ preferences_url }}`, `{{ confirm_url }}`. */
export interface MessageLinks extends Partial<Record<Page, string>> {
  cart?: string;
  link?: string;
}

const paths: Record<Page, string> = { unsubscribe: 'u', preferences: 'p', confirm: 'o' };

export const pageUrl = (publicUrl: string, page: Page, token: string): string =>
  `${publicUrl}/${paths[page]}/${token}`;

/** Pages that every mail leads to, and nothing else does. */
export const mailPages = ['unsubscribe', 'preferences'] as const;
export type MailPage = (typeof mailPages)[number];

export const mailLinks = (channel: Channel, urlOf: (page: MailPage) => string): MessageLinks =>
  channel === 'email' ? Object.fromEntries(mailPages.map((page) => [page, urlOf(page)])) : {};

interface StandIns {
  /** Instead of what leads to the cart, or to what the event is about. */
  click: string | undefined;
  pageOf: (page: Page) => string;
}

/** Links of a message that is only looked at: those that a sent one has. One that asks to confirm has that link alone. */
export const standInLinks = (
  templateId: string,
  channel: Channel,
  { click, pageOf }: StandIns,
): MessageLinks =>
  isConfirmTemplate(templateId)
    ? { confirm: pageOf('confirm') }
    : { ...(click !== undefined && { cart: click, link: click }), ...mailLinks(channel, pageOf) };
