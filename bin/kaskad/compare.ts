import { isDeepStrictEqual } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import type { OwnFile } from './folder.ts';
import { isSettings, type Kind, lifeOf } from './kinds.ts';
import type { Remote, TheirDocument } from './remote.ts';
import { withId } from './validate.ts';

export type Difference = { kind: Kind; id: string } & (
  | { state: 'same' | 'changed'; own: OwnFile; theirs: TheirDocument }
  | { state: 'only-here'; own: OwnFile }
  | { state: 'only-there'; theirs: TheirDocument }
);

/** Settings fill in defaults when they are saved: what is written here is compared with what it would become. */
const asSaved = (file: OwnFile): unknown => {
  const document = withId(file);
  const life = isSettings(file.kind) ? lifeOf(file.kind, file.id) : undefined;
  return life?.schema.safeParse(document).data ?? document;
};

/** JSON has no order of fields. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Documents of a kind here and there, by id. */
export const compare = async (
  kind: Kind,
  files: readonly OwnFile[],
  remote: Remote,
): Promise<Difference[]> => {
  const own = new Map(files.filter((file) => file.kind === kind).map((file) => [file.id, file]));
  const ids = [...new Set([...own.keys(), ...(await remote.list(kind))])].toSorted();
  const differences: Difference[] = [];
  for (const id of ids) {
    const file = own.get(id);
    const theirs = await remote.get(kind, id);
    if (file && theirs) {
      const isSame = isDeepStrictEqual(plain(asSaved(file)), plain(theirs.content));
      differences.push({ kind, id, state: isSame ? 'same' : 'changed', own: file, theirs });
    } else if (file) differences.push({ kind, id, state: 'only-here', own: file });
    else if (theirs) differences.push({ kind, id, state: 'only-there', theirs });
  }
  return differences;
};

const yaml = (content: unknown): string =>
  content === undefined ? '' : stringify(plain(content), { lineWidth: 0, sortMapEntries: true });

/** A patch from what is there to what is here. */
export const patchOf = (difference: Difference): string => {
  const name = `${difference.kind.name}/${difference.id}`;
  const there = 'theirs' in difference ? yaml(difference.theirs.content) : '';
  const here = 'own' in difference ? yaml(asSaved(difference.own)) : '';
  return createTwoFilesPatch(`there/${name}`, `here/${name}`, there, here, '', '', { context: 3 });
};
