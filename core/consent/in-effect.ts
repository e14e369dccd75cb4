import type { ConsentInEffect, ConsentStatement } from './consent.ts';
import { kindOf } from './register.ts';

type Lines = Partial<Record<ReturnType<typeof kindOf>, ConsentStatement>>;

/** Her own word comes first; a yes that waits comes before an older no, and a purchase allows what she never refused. */
const weighed = ({ said, asked, soft }: Lines, mayBeSoft: boolean): ConsentInEffect | undefined => {
  if (said?.status === 'granted') return asked && asked.atMs <= said.atMs ? confirmed(said, asked) : said;
  if (said) return asked && asked.atMs > said.atMs ? asked : said;
  return (mayBeSoft ? soft : undefined) ?? asked;
};

const confirmed = (said: ConsentStatement, { atMs, source, text, page, ip }: ConsentStatement) => ({
  ...said,
  asked: {
    atMs,
    ...(source !== undefined && { source }),
    ...(text !== undefined && { text }),
    ...(page !== undefined && { page }),
    ...(ip !== undefined && { ip }),
  },
});

/** One line per (channel, address, purpose), in the order of the register. A no to mail at any address forbids all that is soft. */
export const inEffect = (register: readonly ConsentStatement[]): ConsentInEffect[] => {
  const byPlace = new Map<string, Lines>();
  for (const one of register) {
    const place = `${one.channel} ${one.purpose} ${one.address}`;
    byPlace.set(place, { ...byPlace.get(place), [kindOf(one)]: one });
  }
  const isRefused = register.some(
    ({ channel, purpose, status }) => channel === 'email' && purpose === 'marketing' && status === 'denied',
  );
  return [...byPlace.values()].flatMap((lines) => weighed(lines, !isRefused) ?? []);
};
