import type { Api } from './api.ts';
import type { Memory } from './memory.ts';

/** As `GET /v1/onsite` answers it. */
export interface Message {
  id: string;
  title?: string;
  text: string;
  url?: string;
  image?: string;
  token: string;
}

export type Action = 'clicked' | 'dismissed';
/** Draws a message; says what became of it by `tell`. */
export type Show = (message: Message, tell: (action: Action) => void) => void;

/** Asks what to show in a place of this page, and shows it there. */
export const showOnsite = async (api: Api, memory: Memory, slot: string, show: Show): Promise<void> => {
  const { anonymousId } = memory.get();
  const query = { slot, anonymousId, writeKey: api.writeKey };
  const { message } = (await api.get<{ message: Message | null }>('/v1/onsite', query)) ?? {};
  if (!message) return;
  const say = (action: Action | 'seen') => void api.post('/v1/onsite', { token: message.token, action });
  show(message, say);
  say('seen');
};

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] => Object.assign(document.createElement(name), properties);

/** In the element `data-kaskad-slot="…"`, as text: whatever a message says is no markup. */
export const intoSlot =
  (slot: string): Show =>
  ({ title, text, url, image }, tell) => {
    const place = document.querySelector(`[data-kaskad-slot="${CSS.escape(slot)}"]`);
    if (!place) return;
    const close = element('button', { type: 'button', textContent: '×', ariaLabel: 'Close' });
    close.onclick = () => {
      place.replaceChildren();
      tell('dismissed');
    };
    const words = [title && element('strong', { textContent: title }), element('p', { textContent: text })];
    const inside = [image && element('img', { src: image, alt: '' }), ...words].filter((one) => !!one);
    const link = url && element('a', { href: url });
    if (link) link.onclick = () => tell('clicked');
    if (link) link.append(...inside);
    place.replaceChildren(...(link ? [link] : inside), close);
  };
