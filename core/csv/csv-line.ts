/** What a spreadsheet may take for a formula, full-width signs included, or for the end of a cell. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** Nothing but digits follows the plus: no formula, and a phone stays a phone. */
const PHONE = /^\+\d[\d ]{5,20}$/;

/** A cell that no spreadsheet executes: an apostrophe in front of what looks like a formula; imports take it off again. */
export const harmless = (cell: string): string =>
  FORMULA.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;

const quoted = (cell: string): string =>
  /["\n\r\t,;|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One line of a file as RFC 4180 has it. */
export const csvLine = (cells: readonly string[], delimiter = ','): string =>
  `${cells.map(quoted).join(delimiter)}\r\n`;
