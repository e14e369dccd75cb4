import type * as z from 'zod';
import type { PublishedEntry } from './documents.ts';

/** What tells whether a field of settings can be read, and what counts if not. */
interface Fields {
  kept: z.ZodObject;
  careful?: object;
}

/** Stored settings with what can be read of them. A field that cannot has its careful value, or its default; the others stay. */
export const soundSettings = (
  { document }: Pick<PublishedEntry, 'document'>,
  { kept, careful }: Fields,
): { document: object; paths: string[] } => {
  const paths: string[] = [];
  const fields = Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
    const schema: z.ZodType | undefined = kept.shape[name];
    if (!schema || schema.safeParse(value).success) return [[name, value]];
    paths.push(`/${name}`);
    const instead = (careful as Record<string, unknown> | undefined)?.[name];
    return instead === undefined ? [] : [[name, instead]];
  });
  return { document: Object.fromEntries(fields), paths };
};
