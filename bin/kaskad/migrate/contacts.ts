import { basename } from 'node:path';
import { bareHeader } from '../../../core/import/header-names.ts';
import type { ContactSource, Status } from '../../../core/migrate/csv/contact-source.ts';
import { Row } from '../../../core/migrate/csv/row.ts';
import type { Leave } from '../../../core/migrate/left-out.ts';
import { Cannot } from '../../import/cannot.ts';
import { tableRows } from './rows.ts';
import type { ReadAll, ReadLine } from './write-contacts.ts';

export interface ContactsAsk {
  files: readonly string[];
  encoding: string;
  country: string | undefined;
  status: Status | undefined;
  nowMs: number;
}

/** All lines of exports of one system. */
export const contactLines = (source: ContactSource, ask: ContactsAsk): ReadAll =>
  async function* (leaveOf) {
    for (const path of ask.files) yield* linesOf(source, ask, path, leaveOf(basename(path)));
  };

const linesOf = async function* (
  source: ContactSource,
  { encoding, country, status, nowMs }: ContactsAsk,
  path: string,
  leave: Leave,
): AsyncGenerator<ReadLine> {
  const file = basename(path);
  let known: Status | undefined;
  let isFirst = true;
  for await (const { headers, cells, at, fault } of tableRows({ path, encoding }, source.unfit)) {
    if (isFirst) {
      known = status ?? source.statusIn(file, headers);
      if (source.needsStatus(headers) && known === undefined)
        throw new Cannot(
          `${file}: are they subscribed, unsubscribed, cleaned or nonsubscribed? --status says it.`,
        );
      leaveColumns(source, headers, leave);
      isFirst = false;
    }
    if (fault !== undefined) {
      yield { file, at, reading: { kind: 'left', what: cells.join(' '), why: fault } };
      continue;
    }
    const row = new Row(headers, cells);
    yield { file, at, reading: source.read({ row, headers, at, status: known, country, nowMs, leave }) };
  }
};

/** Said once, not for every line. */
const leaveColumns = ({ dropped }: ContactSource, headers: readonly string[], leave: Leave): void => {
  const why = new Map(Object.entries(dropped).map(([header, reason]) => [bareHeader(header), reason]));
  for (const header of headers) {
    const reason = why.get(bareHeader(header));
    if (reason !== undefined) leave(`column ${header}`, 'the whole column', reason);
  }
};
