import { trialOfRow } from './on-trial.ts';
import type { Row } from './row.ts';

/** Who was kept out is counted apart, also where all else of a variant is not told. */
const kept = ({ channel, variant }: Row): Row => ({
  ...(channel !== undefined && { channel }),
  ...(variant === 'control' && { variant }),
});

/**
 * Where a row counts among those of the whole shop: by channel, who was kept out apart. Of experiments only control groups are
 * there, those of equal shares together; undefined for the others.
 */
export const inShop = (row: Row): Row | undefined => {
  if (!trialOfRow(row)) return kept(row);
  return row.stepId === undefined && row.variant !== undefined ? { variant: row.variant } : undefined;
};
