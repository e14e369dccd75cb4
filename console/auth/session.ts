import type { Renewed } from './renewal.ts';

/** Who is at work, kept for the tab: closing it signs out. */
const KEY = 'kaskad.session';
const LEFT = 'kaskad.left';
const listeners = new Set<() => void>();

export const sessionToken = (): string | undefined => sessionStorage.getItem(KEY) ?? undefined;

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** How often somebody else came or went in this tab. */
let turn = 0;
export const sessionTurn = (): number => turn;

/** Somebody comes; `renew` is for the next token of whoever is here. */
export const signIn = (token: string): void => {
  if (token !== sessionToken()) turn += 1;
  sessionStorage.setItem(KEY, token);
  sessionStorage.removeItem(LEFT);
  tell();
};

export const renew = (token: string): void => {
  if (sessionToken() === undefined) return;
  sessionStorage.setItem(KEY, token);
  tell();
};

export const signOut = (): void => {
  if (sessionToken() === undefined) return;
  turn += 1;
  sessionStorage.removeItem(KEY);
  sessionStorage.setItem(LEFT, 'yes');
  tell();
};

type How = () => Promise<Renewed>;
let tellHow: (how: How) => void = () => undefined;
const knowsHow = new Promise<How>((resolve) => {
  tellHow = resolve;
});
/** How a token is renewed here; said once. */
export const renewBy = (how: How): void => tellHow(how);
/** Renews a token that the API takes no more. Pages ask before it is known how people sign in: those wait for that. */
export const renewed = async (): Promise<Renewed> => (await knowsHow)();

/** Did the last one in this tab go out? Then nobody is let in without being asked. */
export const hasLeft = (): boolean => sessionStorage.getItem(LEFT) !== null;

/** Tells when somebody else came or went, before the pages know. */
export const watchTurns = (listener: () => void): (() => void) => {
  let seen = turn;
  return watchSession(() => {
    if (seen === turn) return;
    seen = turn;
    listener();
  });
};

/** For `useSyncExternalStore`. */
export const watchSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
