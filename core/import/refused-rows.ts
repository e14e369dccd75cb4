/** A row that was not taken, as it was, and why. */
export interface RefusedRow {
  /** As a spreadsheet counts: the headers are row 1. */
  row: number;
  reason: string;
  cells: string[];
}
