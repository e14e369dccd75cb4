import { hashId } from '../hash.ts';

/** How a back-test is cut into steps that fit into memory. */
export interface Plan {
  /** Of all people, how many are looked at: 1 = everybody. */
  share: number;
  /** Parts of them, each played on its own. */
  shelves: number;
}

const MB = 1024 * 1024;
/** More than this, packed, is not read to its end: fewer people are looked at instead. */
const MOST_BYTES = 128 * MB;
/** What one part weighs, packed. Unpacked it is ten to twenty times that. */
const SHELF_BYTES = MB;

/** @param bytes what the archive holds of the time, packed */
export const planFor = (bytes: number): Plan => {
  const share = Math.min(1, MOST_BYTES / Math.max(1, bytes));
  return { share, shelves: Math.max(1, Math.ceil((bytes * share) / SHELF_BYTES)) };
};

/** The part a person belongs to; undefined for those whom chance leaves out. Always the same for the same person. */
export const shelfOf = (profileId: string, { share, shelves }: Plan): number | undefined => {
  const luck = Number.parseInt(hashId(['backtest', profileId], 8), 16) / 2 ** 32;
  return luck < share ? Math.floor((luck / share) * shelves) : undefined;
};
