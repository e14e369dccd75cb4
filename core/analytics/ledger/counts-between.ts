import { hashId } from '../../hash.ts';
import type { Count } from '../count.ts';
import type { Amounts, Measure } from '../measure.ts';
import type { Entry, Sheet } from './comes-to.ts';

const ID_LENGTH = 16;

const difference = (before: Amounts, after: Amounts): Amounts => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Measure[];
  const changes = names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
};

/** What has to be counted for one sheet to become another, numbered by the write that makes it so. */
export const countsBetween = (
  before: Sheet,
  after: Sheet,
  { profileId, version }: { profileId: string; version: number },
): Count[] =>
  [...new Map([...before, ...after])].flatMap(([key, { row, atMs }]: [string, Entry]) => {
    const add = difference(before.get(key)?.add ?? {}, after.get(key)?.add ?? {});
    if (Object.keys(add).length === 0) return [];
    return [{ id: hashId([profileId, version, key], ID_LENGTH), atMs, row, add }];
  });
