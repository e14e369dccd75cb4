import { useSyncExternalStore } from 'react';

const KEY = 'kaskad.keys';
const OFF = 'off';
const listeners = new Set<() => void>();

/** Single keys do something unless somebody does without: who speaks to the computer would press them by talking. */
export const areKeysOn = (): boolean => localStorage.getItem(KEY) !== OFF;

export const turnKeys = (isOn: boolean): void => {
  if (isOn) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, OFF);
  for (const listener of listeners) listener();
};

const watch = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useKeysOn = (): boolean => useSyncExternalStore(watch, areKeysOn);
