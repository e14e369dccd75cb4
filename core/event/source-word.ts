import type { EventSource } from '../ports.ts';

const form = /^[a-z0-9][a-z0-9._-]{0,39}$/;

const wordOf = (value: unknown): string | undefined => {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return form.test(word) ? word : undefined;
};

/** Where an event came from: what it says, else what is set for the write key, else `web` for a public key and `server` for a secret one. */
export const sourceWord = (said: unknown, { kind, source }: Pick<EventSource, 'kind' | 'source'>): string =>
  wordOf(said) ?? wordOf(source) ?? (kind === 'public' ? 'web' : 'server');
