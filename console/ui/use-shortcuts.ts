import { useLayoutEffect, useRef } from 'react';
import { keyOf } from './key-of.ts';
import { areKeysOn } from './keys-on.ts';

const TYPING = 'input, textarea, select, [contenteditable=true], [role=textbox]';

/** Whoever types, or answers a question, means what is there. */
const isElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(TYPING) !== null) ||
  document.querySelector('[role=dialog][aria-modal=true]') !== null;

/** Single keys of a page, by the letter that a Latin keyboard shows; heard while it is there and nobody types. */
export const useShortcuts = (acts: Readonly<Record<string, (() => void) | undefined>>): void => {
  const current = useRef(acts);
  current.current = acts;
  // In the same breath as the page is drawn: whoever sees a key may press it.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const act = key === undefined || event.repeat ? undefined : current.current[key];
      if (!act || !areKeysOn() || isElsewhere(event.target)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
};
