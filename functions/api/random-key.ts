import { randomBytes } from 'node:crypto';

/** A secret nobody guesses, with a word in front that says what it is for: `token_…`, `web_…`, `server_…`. */
export const randomKey = (prefix: string): string => `${prefix}_${randomBytes(24).toString('base64url')}`;
