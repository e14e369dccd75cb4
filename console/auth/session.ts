/** Who is at work, kept for the tab: closing it signs out. */
const KEY = 'kaskad.session';
const LEFT = 'kaskad.left';
const listeners = new Set<() => void>();

export const sessionToken = (): string | undefined => sessionStorage.getItem(KEY) ?? undefined;

const tell = (): void => {
  for (const listener of listeners) listener();
};

export const signIn = (token: string): void => {
  sessionStorage.setItem(KEY, token);
  tell();
};

export const signOut = (): void => {
  if (sessionToken() === undefined) return;
  sessionStorage.removeItem(KEY);
  sessionStorage.setItem(LEFT, 'yes');
  tell();
};

/** Did somebody go out in this tab? Then nobody is let in without being asked. */
export const hasLeft = (): boolean => sessionStorage.getItem(LEFT) !== null;

/** For `useSyncExternalStore`. */
export const watchSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
