import { septetsOf } from './gsm-letters.ts';

/** How a text goes through the air. */
export interface SmsParts {
  encoding: 'gsm-7' | 'ucs-2';
  /** What is billed: each part is a message of its own to the carriers. */
  parts: number;
  /** Septets of GSM-7 or UTF-16 units, without what joins the parts. */
  units: number;
}

/** Units that one message takes, and each part of a longer one: its header of six bytes leaves so many. */
const room = {
  'gsm-7': { alone: 160, joined: 153 },
  'ucs-2': { alone: 70, joined: 67 },
} as const;

/** Letter by letter: neither an escape and its letter nor a pair of surrogates is torn, so that a part may end one unit short. */
const fill = (widths: readonly number[], perPart: number): number => {
  let parts = 1;
  let taken = 0;
  for (const width of widths) {
    if (taken + width > perPart) {
      parts += 1;
      taken = 0;
    }
    taken += width;
  }
  return parts;
};

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);

/** The parts of a text as carriers count them. One letter that GSM-7 does not have makes all of it UCS-2. */
export const smsParts = (text: string): SmsParts => {
  const letters = Array.from(text);
  const septets = letters.map(septetsOf);
  const isGsm = septets.every((width) => width !== undefined);
  const encoding = isGsm ? 'gsm-7' : 'ucs-2';
  const widths = isGsm ? septets : letters.map((letter) => letter.length);
  const units = sum(widths);
  const { alone, joined } = room[encoding];
  return { encoding, units, parts: units <= alone ? 1 : fill(widths, joined) };
};
