import type { EventSource, EventSources } from '../../core/ports.ts';
import { problemAnswer } from '../runtime/http-errors.ts';

/** Anything else cannot be a key, and is not looked for. */
const form = /^[\x21-\x7e]{1,256}$/;

const basicUser = (header: string | undefined): string | undefined => {
  const packed = /^Basic +([A-Za-z0-9+/_-]+=*)$/i.exec(header ?? '')?.[1];
  if (packed === undefined) return undefined;
  return Buffer.from(packed, 'base64').toString('utf8').split(':', 1)[0] || undefined;
};

/** The key that the headers carry; it goes before one in the body, which Jitsu's clients blacken there. */
export const headerKey = (headers: Record<string, string | undefined>): string | undefined =>
  headers['x-write-key'] || basicUser(headers.authorization);

export const unknownKey = () => problemAnswer({ status: 401, title: 'Unknown write key' });

/** Who a key stands for. Jitsu's clients insist on `key:secret`: what follows the colon does not matter. */
export const sourceOf = async (
  sources: EventSources,
  writeKey: string | undefined,
): Promise<EventSource | undefined> => {
  if (writeKey === undefined || !form.test(writeKey)) return undefined;
  const source = await sources.byWriteKey(writeKey);
  const [user = ''] = writeKey.split(':', 1);
  return source ?? (user !== '' && user !== writeKey ? sources.byWriteKey(user) : undefined);
};
