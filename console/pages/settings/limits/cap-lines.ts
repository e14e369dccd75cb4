import type { Cap, ContactSettings } from '../../../../core/config/settings.ts';

type Caps = ContactSettings['caps'];
export const CAPPED = ['total', 'email', 'sms', 'push', 'webpush', 'agent', 'telegram'] as const;

/** A limit as a line of a list: of one channel, or of all together. */
export interface CapLine {
  readonly channel: (typeof CAPPED)[number];
  readonly cap: Cap;
}

const listOf = (caps: Cap | readonly Cap[] | undefined): readonly Cap[] =>
  caps === undefined ? [] : Array.isArray(caps) ? caps : [caps as Cap];

export const linesOf = (caps: Caps): CapLine[] =>
  CAPPED.flatMap((channel) => listOf(caps[channel]).map((cap) => ({ channel, cap })));

/** One limit of a channel stands by itself, several as a list. */
export const capsOf = (lines: readonly CapLine[]): Caps =>
  Object.fromEntries(
    CAPPED.flatMap((channel) => {
      const own = lines.filter((line) => line.channel === channel).map(({ cap }) => cap);
      return own.length === 0 ? [] : [[channel, own.length === 1 ? own[0] : own]];
    }),
  );
