import { type ConsentStatement, type PendingConsent, SOFT_OPT_IN } from './consent.ts';

/** A register of more lines than this forgets the oldest. */
const MAX_STATEMENTS = 64;
const MAX_PENDING = 16;

/** The later statement counts, at a tie the denial; beyond that any total order, so that arrival does not matter. */
const outranks = <T extends PendingConsent>(a: T, b: T): boolean => {
  if (a.atMs !== b.atMs) return a.atMs > b.atMs;
  if (a.status !== b.status) return a.status === 'denied';
  return JSON.stringify(inOrder(a)) > JSON.stringify(inOrder(b));
};

const inOrder = ({
  channel,
  purpose,
  text,
  source,
  basis,
  page,
  ip,
  ...rest
}: PendingConsent & { address?: string }) => [channel, purpose, rest.address, text, source, basis, page, ip];

/** What she said, what waits to be confirmed and what a purchase allows stand beside each other: `inEffect` weighs them. */
export const kindOf = ({ status, basis }: PendingConsent): 'said' | 'asked' | 'soft' => {
  if (status === 'pending') return 'asked';
  return basis === SOFT_OPT_IN ? 'soft' : 'said';
};

const lineOf = (one: ConsentStatement) => `${one.channel} ${one.purpose} ${kindOf(one)} ${one.address}`;

/** The register per (channel, address, purpose) after more statements, newest first. */
export const register = (...lists: readonly (readonly ConsentStatement[])[]): ConsentStatement[] => {
  const lines = new Map<string, ConsentStatement>();
  for (const statement of lists.flat()) {
    const held = lines.get(lineOf(statement));
    if (!held || outranks(statement, held)) lines.set(lineOf(statement), statement);
  }
  return [...lines.values()].toSorted((a, b) => (outranks(a, b) ? -1 : 1)).slice(0, MAX_STATEMENTS);
};

/** Statements that name no address, newest first; the same one twice counts once. */
export const registerPending = (...lists: readonly (readonly PendingConsent[])[]): PendingConsent[] => {
  const distinct = new Map(
    lists.flat().map((one) => [JSON.stringify([one.atMs, one.status, ...inOrder(one)]), one]),
  );
  return [...distinct.values()].toSorted((a, b) => (outranks(a, b) ? -1 : 1)).slice(0, MAX_PENDING);
};
