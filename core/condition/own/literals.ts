import { DAY_MS, durationMs } from '../../duration.ts';

const LONGEST_MS = 366 * DAY_MS;

/** A duration as plain text, in ms; undefined for anything else, for none at all and for more than a year. */
export const windowOf = (text: unknown): number | undefined => {
  if (typeof text !== 'string') return undefined;
  try {
    const ms = durationMs(text);
    return ms > 0 && ms <= LONGEST_MS ? ms : undefined;
  } catch {
    return undefined;
  }
};

/** The id of a document as plain text. */
export const idOf = (args: readonly unknown[]): string | undefined => {
  const [id] = args;
  return args.length === 1 && typeof id === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(id) ? id : undefined;
};
