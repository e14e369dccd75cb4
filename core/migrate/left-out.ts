/** Something that was not carried over as it was, for a person to look at. */
export interface LeftOut {
  /** `line 12`, `activity abc`, `column NOTES`. */
  at: string;
  what: string;
  why: string;
}

/** Puts down what is left out. */
export type Leave = (at: string, what: string, why: string) => void;

/** A list that fills itself. */
export const leavingOut = (): { left: LeftOut[]; leave: Leave } => {
  const left: LeftOut[] = [];
  return { left, leave: (at, what, why) => void left.push({ at, what: inShort(what), why }) };
};

const MOST_CHARACTERS = 200;

const inShort = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
