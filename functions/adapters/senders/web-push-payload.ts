import type { OutgoingMessage } from '../../../core/send/ports.ts';
import { oneLine } from './header-safety.ts';
import { messageTags } from './message-tags.ts';

/** Push services must take 4,096 bytes; 103 of them are what encryption adds (RFC 8291). */
export const MOST_BYTES = 4096 - 103;
const MOST_TITLE_CHARACTERS = 200;

/** What the shop's service worker gets to see, as `/kaskad-sw.js` reads it. */
export const webPushPayload = (message: OutgoingMessage): string => {
  const { subject = '', text, url, image, journeyId } = message;
  const title = [...oneLine(subject)].slice(0, MOST_TITLE_CHARACTERS).join('');
  const rest = {
    title,
    ...(url && { url }),
    ...(image && { image }),
    tag: `kaskad-${journeyId}`,
    ids: messageTags(message),
  };
  return withBody(rest, text, MOST_BYTES);
};

/** As much of the text as fits, in whole characters. */
const withBody = (rest: object, text: string, most: number): string => {
  const whole = JSON.stringify({ ...rest, body: text });
  if (Buffer.byteLength(whole) <= most) return whole;
  const characters = [...text];
  let [fits, tooMany] = [0, characters.length];
  while (fits + 1 < tooMany) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (Buffer.byteLength(shortened(rest, characters, middle)) <= most) fits = middle;
    else tooMany = middle;
  }
  return shortened(rest, characters, fits);
};

const shortened = (rest: object, characters: readonly string[], count: number): string =>
  JSON.stringify({ ...rest, body: `${characters.slice(0, count).join('')}…` });
