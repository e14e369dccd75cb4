/** A part is read within one call of a function, and its answer must fit one. */
export const MOST_PART_BYTES = 1024 * 1024;
export const MOST_PART_ROWS = 5_000;
export const MOST_PARTS = 10_000;
export const MOST_COLUMNS = 500;
export const MOST_HEADER_CHARACTERS = 200;
/** How many of the refused rows are named in the answer to a part. */
export const MOST_NAMED = 100;
