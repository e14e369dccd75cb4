import * as z from 'zod';
import type { AnyDocumentKind } from '../../core/config/kinds/document-kind.ts';
import { allKinds, allSettings } from '../../core/config/kinds/index.ts';

/** A kind of document: its folder and its path in the API. Those that others name come first, settings last. */
export interface Kind {
  name: string;
  /** By id for settings, else under `*`. */
  lives: Readonly<Record<string, AnyDocumentKind>>;
}

export const kinds: readonly Kind[] = [
  ...allKinds.map((kind) => ({ name: kind.plural, lives: { '*': kind } })),
  { name: 'settings', lives: Object.fromEntries(allSettings.map((kind) => [kind.id, kind])) },
];

export const isSettings = ({ name }: Kind): boolean => name === 'settings';

/** How a document of that id lives; undefined for settings of a name that is not there. */
export const lifeOf = (kind: Kind, id: string): AnyDocumentKind | undefined =>
  Object.hasOwn(kind.lives, id) ? kind.lives[id] : kind.lives['*'];

/** File name of the schema that editors complete a document with. */
export const schemaFile = (kind: Kind, id: string): string =>
  isSettings(kind) ? `settings-${id}.schema.json` : `${kind.lives['*']?.kind}.schema.json`;

/** JSON Schema 2020-12 of every kind, as a person writes it. */
export const jsonSchemas = (): Map<string, object> =>
  new Map(
    kinds.flatMap((kind) =>
      Object.entries(kind.lives).map(([id, { schema }]): [string, object] => [
        schemaFile(kind, id),
        z.toJSONSchema(schema, { io: 'input' }),
      ]),
    ),
  );
