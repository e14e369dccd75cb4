import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { type Document, LineCounter, parseDocument, stringify } from 'yaml';
import type { Fault } from '../../core/errors.ts';
import { jsonSchemas, type Kind, kinds, schemaFile } from './kinds.ts';

export type Format = 'yaml' | 'json';

/** One document of the folder, with what is needed to say where in the file a fault is. */
export interface OwnFile {
  kind: Kind;
  id: string;
  path: string;
  content: unknown;
  faults: Fault[];
  lineOf(pointer: string): number | undefined;
}

const EXTENSIONS = new Set(['.yaml', '.yml', '.json']);

const missing = (error: unknown): [] => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw error;
};

/** All documents under a folder: `journeys/<id>.yaml`, `segments/…`, `templates/…`, `settings/…`. JSON is YAML, too. */
export const readFolder = async (folder: string): Promise<OwnFile[]> => {
  const files = await Promise.all(
    kinds.map(async (kind) => {
      const names = await readdir(join(folder, kind.name)).catch(missing);
      const own = names.filter((name) => EXTENSIONS.has(extname(name))).toSorted();
      return Promise.all(own.map((name) => readOne(kind, join(folder, kind.name, name))));
    }),
  );
  return withTwins(files.flat());
};

const readOne = async (kind: Kind, path: string): Promise<OwnFile> => {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(path, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  const faults = document.errors.map(({ message }) => ({
    path: '',
    message: message.split('\n')[0] ?? message,
  }));
  // Aliases are limited by the parser: a file of a few bytes cannot unfold to gigabytes.
  const content: unknown = faults.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  return {
    kind,
    id: basename(path, extname(path)),
    path,
    content,
    faults,
    lineOf: (pointer) => lineAt(document, lines, pointer) ?? document.errors[0]?.linePos?.[0].line,
  };
};

/** The line of the deepest part of the pointer that is there. */
const lineAt = (document: Document, lines: LineCounter, pointer: string): number | undefined => {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (let length = parts.length; length >= 0; length -= 1) {
    const keys = parts.slice(0, length).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const node = document.getIn(keys, true);
    const offset = (node as { range?: [number, number, number] | null } | undefined)?.range?.[0];
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return undefined;
};

/** `cart.yaml` beside `cart.json`: nobody could say which counts. */
const withTwins = (files: OwnFile[]): OwnFile[] => {
  const byName = Map.groupBy(files, ({ kind, id }) => `${kind.name}/${id}`);
  return files.map((file) => {
    const twin = byName.get(`${file.kind.name}/${file.id}`)?.find(({ path }) => path !== file.path);
    return twin
      ? { ...file, faults: [...file.faults, { path: '', message: `${twin.path} is the same document` }] }
      : file;
  });
};

/** As it is written to a file: with the line that editors find the schema by. */
export const textOf = (kind: Kind, id: string, content: unknown, format: Format): string => {
  const schema = `../schemas/${schemaFile(kind, id)}`;
  if (format === 'json') return `${JSON.stringify(content, null, 2)}\n`;
  return `# yaml-language-server: $schema=${schema}\n${stringify(content, { lineWidth: 0 })}`;
};

/** Whole or not at all: an interrupted pull leaves no half of a file. */
export const writeText = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
};

export const writeSchemas = async (folder: string): Promise<void> => {
  for (const [name, schema] of jsonSchemas())
    await writeText(join(folder, 'schemas', name), `${JSON.stringify(schema, null, 2)}\n`);
};
