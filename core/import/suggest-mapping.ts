import { bareHeader, headerNames } from './header-names.ts';
import type { ImportKind } from './import-request.ts';

export interface Suggestion {
  /** Header → field. */
  mapping: Record<string, string>;
  /** Headers that we do not know; what nobody maps is left out. */
  unknown: string[];
}

/** A guess by the names of the columns, for a person to look over. A field goes to the first column that is called so. */
export const suggestMapping = (
  headers: readonly string[],
  kind: ImportKind,
  namespaces: readonly string[] = [],
): Suggestion => {
  const own = new Map(namespaces.map((namespace) => [bareHeader(namespace), namespace]));
  const mapped = new Map<string, string>();
  for (const header of headers) {
    const bare = bareHeader(header);
    const field = own.get(bare) ?? headerNames[kind].get(bare);
    if (field !== undefined && ![...mapped.values()].includes(field)) mapped.set(header, field);
  }
  const unknown = headers.filter((header) => !mapped.has(header));
  return { mapping: Object.fromEntries(mapped), unknown: [...new Set(unknown)] };
};
