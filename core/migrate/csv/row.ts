import { bareHeader } from '../../import/header-names.ts';
import { textOf } from '../../import/read-cell.ts';
import { normalizeIdentity } from '../../profile/normalize-identity.ts';
import { traitName } from '../trait-name.ts';

/** One line of a file, by the names of its columns in any spelling; blanks are nothing. */
export class Row {
  private readonly cells: ReadonlyMap<string, string>;

  constructor(headers: readonly string[], cells: readonly string[]) {
    this.cells = new Map(
      headers.flatMap((header, at) => {
        const text = textOf(cells[at]);
        return text === undefined ? [] : [[bareHeader(header), text] as const];
      }),
    );
  }

  /** Of the first of these columns that says something. */
  get(...headers: string[]): string | undefined {
    for (const header of headers) {
      const cell = this.cells.get(bareHeader(header));
      if (cell !== undefined) return cell;
    }
    return undefined;
  }

  email(header: string): string | undefined {
    return normalizeIdentity('email', this.get(header))?.value;
  }

  phone(header: string, country: string | undefined): string | undefined {
    return normalizeIdentity('phone', this.get(header), country)?.value;
  }
}

/** Headers that become traits of a name of ours, `''` for those that do not become any. */
export type Columns = Readonly<Record<string, string>>;

const byBareHeader = (columns: Columns): Map<string, string> =>
  new Map(Object.entries(columns).map(([header, trait]) => [bareHeader(header), trait]));

/** What a line says besides: known columns under our names, others under theirs. */
export const traitsIn = (row: Row, headers: readonly string[], columns: Columns): Record<string, string> => {
  const known = byBareHeader(columns);
  const traits: Record<string, string> = {};
  for (const header of headers) {
    const bare = bareHeader(header);
    const trait = known.get(bare) ?? (bare === '' ? '' : traitName(header));
    const cell = row.get(header);
    if (trait !== '' && cell !== undefined) traits[trait] ??= cell;
  }
  return traits;
};
