import type { Builder } from './closure.ts';
import { comparisons } from './compare.ts';
import { flow } from './flow.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { missing, missingSome, variable } from './paths.ts';
import { texts } from './texts.ts';

/** How each operator of JsonLogic is worked out. */
export const logic: Readonly<Record<string, Builder>> = {
  var: variable,
  missing,
  missing_some: missingSome,
  ...comparisons,
  ...flow,
  ...texts,
  ...numbers,
  ...lists,
};
