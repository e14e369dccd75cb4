import { normalizeIdentity } from '../../../core/profile/normalize-identity.ts';
import { headersIn, rowsIn } from '../imports/csv-rows.ts';
import type { MemberRow } from './change-members.ts';

/** Columns by which somebody may be named; the first that is filled counts. */
const NAMESPACES = ['profileId', 'userId', 'email', 'phone', 'loyaltyCard'] as const;

/** One way to name somebody; a phone without a country of its own is the shop's. */
export const memberRow = (row: number, namespace: string, value: string, country?: string): MemberRow => {
  if (namespace === 'profileId') return { row, profileId: value };
  const identity = normalizeIdentity(namespace, value, namespace === 'phone' ? country : undefined);
  return identity ? { row, identity } : { row, fault: `no ${namespace}` };
};

/** The rows of a CSV file, or why it is none. Comma, semicolon or tab, whichever the headers hold. */
export const rowsOfCsv = (
  text: string,
  country: string | undefined,
): { rows: MemberRow[] } | { fault: string } => {
  const [line = ''] = text.split('\n', 1);
  const delimiter = [';', '\t'].find((one) => line.includes(one)) ?? ',';
  const headers = headersIn(text, delimiter);
  const columns = NAMESPACES.flatMap((name) => {
    const at = headers.findIndex((header) => header.trim().toLowerCase() === name.toLowerCase());
    return at < 0 ? [] : [{ name, at }];
  });
  if (columns.length === 0) return { fault: `The first row names no column of ${NAMESPACES.join(', ')}.` };
  const rows = rowsIn(text, delimiter, headers.length, 2).map(({ row, cells, fault }): MemberRow => {
    if (fault !== undefined) return { row, fault };
    const filled = columns.find(({ at }) => (cells[at] ?? '').trim() !== '');
    return filled
      ? memberRow(row, filled.name, (cells[filled.at] ?? '').trim(), country)
      : { row, fault: 'nobody is named' };
  });
  return { rows };
};
