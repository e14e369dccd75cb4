import type { ContactSource, Status } from '../../../../core/migrate/csv/contact-source.ts';
import { Row } from '../../../../core/migrate/csv/row.ts';
import { leavingOut } from '../../../../core/migrate/left-out.ts';

export const NOW_MS = Date.parse('2026-11-01T00:00:00Z');

/** One line of a made-up file. */
export const readLine = (
  source: ContactSource,
  line: Record<string, string>,
  how: { status?: Status; country?: string } = {},
) => {
  const headers = Object.keys(line);
  const { left, leave } = leavingOut();
  const status = how.status ?? source.statusIn('', headers);
  const ask = { status, country: how.country, at: 'row 2', nowMs: NOW_MS, leave, headers };
  return { reading: source.read({ ...ask, row: new Row(headers, Object.values(line)) }), left };
};
