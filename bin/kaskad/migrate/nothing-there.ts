import { existsSync } from 'node:fs';
import { Cannot } from '../../import/cannot.ts';

/** Results of an earlier run, and documents of the shop's own, are not written over. Throws Cannot where one is there. */
export const nothingThere = (paths: readonly string[]): void => {
  const there = paths.find((path) => existsSync(path));
  if (there !== undefined)
    throw new Cannot(`${there} is there already and is not written over: say another folder with --out.`);
};
