import * as z from 'zod';
import { peopleSettingsSchema, privacySettingsSchema } from '../../core/config/people-settings.ts';
import { contactSettingsSchema } from '../../core/config/settings.ts';
import { shopSettingsJson } from '../../core/config/shop-settings-json.ts';
import { journeySchema } from '../../core/journey/journey.ts';
import { templateSchema } from '../../core/message/template.ts';

/** A kind of document: its folder and its path in the API. Templates come first: journeys name them. */
export interface Kind {
  name: 'templates' | 'journeys' | 'settings';
  /** By id for settings, else under `*`. */
  schemas: Readonly<Record<string, z.ZodType>>;
}

export const kinds: readonly Kind[] = [
  { name: 'templates', schemas: { '*': templateSchema } },
  { name: 'journeys', schemas: { '*': journeySchema } },
  {
    name: 'settings',
    schemas: {
      contact: contactSettingsSchema,
      shop: shopSettingsJson,
      people: peopleSettingsSchema,
      privacy: privacySettingsSchema,
    },
  },
];

export const schemaOf = (kind: Kind, id: string): z.ZodType | undefined =>
  kind.schemas[id] ?? kind.schemas['*'];

/** File name of the schema that editors complete a document with. */
export const schemaFile = (kind: Kind, id: string): string =>
  kind.name === 'settings' ? `settings-${id}.schema.json` : `${kind.name.slice(0, -1)}.schema.json`;

/** JSON Schema 2020-12 of every kind, as a person writes it. */
export const jsonSchemas = (): Map<string, object> =>
  new Map(
    kinds.flatMap((kind) =>
      Object.entries(kind.schemas).map(([id, schema]): [string, object] => [
        schemaFile(kind, id),
        z.toJSONSchema(schema, { io: 'input' }),
      ]),
    ),
  );
