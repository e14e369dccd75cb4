import { createKaskad, type Kaskad } from './kaskad.ts';

type Call = [method: keyof Kaskad, ...args: unknown[]];

declare global {
  interface Window {
    /** Before the script is there: what was said meanwhile. */
    kaskad?: Kaskad | { q?: Call[] };
  }
}

const script = document.currentScript;
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin;
const kaskad = createKaskad(origin);
const waiting = window.kaskad && 'q' in window.kaskad ? (window.kaskad.q ?? []) : [];
window.kaskad = kaskad;
for (const [method, ...args] of waiting) (kaskad[method] as (...all: unknown[]) => unknown)(...args);
