import { isInUse, type SourceKey, type SourceRecord } from '../../../core/source/source-record.ts';

type Ending = Pick<SourceKey, 'key' | 'endsAtMs'>;

/** `SOURCES`/`#`: what must be known of all sources at once, in the attribute `body` as JSON. */
export interface SourcesIndex {
  /** Of sources from before each was listed by itself. */
  ids: string[];
  origins: string[];
  secretKeys: string[];
  /** By id. */
  sources?: Record<string, { origins: string[]; secretKeys: Ending[] }>;
}

export const emptyIndex: SourcesIndex = { ids: [], origins: [], secretKeys: [] };

/** What was known of it before goes: it stands by itself now. Origins have no owner and stay while any old source does. */
const withoutOld = (index: SourcesIndex, id: string, keys: readonly string[]): SourcesIndex => {
  const ids = index.ids.filter((one) => one !== id);
  return {
    ...index,
    ids,
    origins: ids.length === 0 ? [] : index.origins,
    secretKeys: index.secretKeys.filter((key) => !keys.includes(key)),
  };
};

export const withRecord = (index: SourcesIndex, { id, kind, origins, keys }: SourceRecord): SourcesIndex => {
  const secretKeys =
    kind === 'secret'
      ? keys.map(({ key, endsAtMs }) => ({ key, ...(endsAtMs !== undefined && { endsAtMs }) }))
      : [];
  const rest = withoutOld(
    index,
    id,
    keys.map(({ key }) => key),
  );
  return { ...rest, sources: { ...rest.sources, [id]: { origins, secretKeys } } };
};

export const withoutRecord = (index: SourcesIndex, { id, keys }: SourceRecord): SourcesIndex => {
  const rest = withoutOld(
    index,
    id,
    keys.map(({ key }) => key),
  );
  const { [id]: _gone, ...sources } = rest.sources ?? {};
  return { ...rest, sources };
};

const listed = ({ sources = {} }: SourcesIndex) => Object.values(sources);

/** The union: a preflight carries no key. */
export const originsIn = (index: SourcesIndex): string[] => [
  ...new Set([...index.origins, ...listed(index).flatMap(({ origins }) => origins)]),
];

/** To check shopper tokens. */
export const secretKeysIn = (index: SourcesIndex, nowMs: number): string[] => [
  ...new Set([
    ...index.secretKeys,
    ...listed(index).flatMap(({ secretKeys }) =>
      secretKeys.filter((one) => isInUse(one, nowMs)).map(({ key }) => key),
    ),
  ]),
];
