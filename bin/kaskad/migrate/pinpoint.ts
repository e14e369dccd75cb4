import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { readPinpoint, thingsIn } from '../../../core/migrate/pinpoint/read.ts';
import { Cannot } from '../../import/cannot.ts';
import { bytesOf, linesOf } from '../../import/file-lines.ts';
import { textOf, writeText } from '../folder.ts';
import { kinds } from '../kinds.ts';
import { endpointLines, isTable } from './endpoints.ts';
import type { LeftFile } from './left-file.ts';
import { nothingThere } from './nothing-there.ts';
import { type Written, writeContacts } from './write-contacts.ts';

export interface PinpointAsk {
  files: readonly string[];
  folder: string;
  encoding: string;
  nowMs: number;
}

export interface PinpointDone {
  documents: string[];
  contacts: Written | undefined;
}

/** Answers about documents are small; endpoints are read line by line. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Unpacked, as long as it is small enough. */
const smallBytes = async function* (path: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of bytesOf({ path })) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Cannot(`${path} is larger than an answer of Pinpoint.`);
    yield chunk;
  }
};

/** The first line in which anything stands. */
const firstLine = async (path: string, encoding: string): Promise<string> => {
  for await (const text of linesOf(smallBytes(path), encoding)) if (text.trim() !== '') return text;
  return '';
};

/** A file of endpoints has one in its first line, and is not one piece of JSON. */
const holdsEndpoints = async (path: string, encoding: string): Promise<boolean> => {
  if (isTable(path)) return true;
  try {
    const text = await firstLine(path, encoding);
    return thingsIn(JSON.parse(text.replace(/^\ufeff/, ''))).some(
      (thing) => 'ChannelType' in thing && 'Address' in thing,
    );
  } catch (error) {
    // Whoever reads it as an answer says what is wrong with it.
    if (error instanceof SyntaxError || error instanceof Cannot) return false;
    throw error;
  }
};

/** Answers are UTF-8, whatever the endpoints are. */
const textIn = async (path: string): Promise<string> => {
  const bytes = await buffer(smallBytes(path));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Cannot(`${path} is not UTF-8, as answers of Pinpoint are. Of endpoints say their --encoding.`, {
      cause,
    });
  }
};

const jsonIn = async (path: string): Promise<unknown> => {
  const text = await textIn(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Cannot(`${path} is not JSON.`, { cause });
  }
};

/** Documents into the folder that `validate` and `push` read, customers into the file that `npm run import` reads. */
export const migratePinpoint = async (
  { files, folder, encoding, nowMs }: PinpointAsk,
  left: LeftFile,
): Promise<PinpointDone> => {
  const isOfEndpoints = new Map<string, boolean>();
  for (const path of files) isOfEndpoints.set(path, await holdsEndpoints(path, encoding));
  const [endpoints, others] = [true, false].map((which) =>
    files.filter((path) => isOfEndpoints.get(path) === which),
  );
  const documents = await documentsOf(others ?? [], folder, left);
  // Whatever may fail comes before the first file, so that the command can be repeated.
  nothingThere(documents.map(({ path }) => path));
  const contacts =
    endpoints && endpoints.length > 0
      ? await writeContacts(folder, endpointLines({ files: endpoints, encoding, nowMs }), left)
      : undefined;
  for (const { path, text } of documents) await writeText(path, text);
  return { documents: documents.map(({ path }) => path), contacts };
};

interface OwnText {
  path: string;
  text: string;
}

const documentsOf = async (files: readonly string[], folder: string, left: LeftFile): Promise<OwnText[]> => {
  if (files.length === 0) return [];
  const values = await Promise.all(files.map(jsonIn));
  const made = readPinpoint(values, left.leaveOf(files.map((path) => basename(path)).join(' ')));
  return kinds.flatMap((kind) => {
    const documents = Object.hasOwn(made, kind.name) ? made[kind.name as keyof typeof made] : [];
    return documents.map((document) => ({
      path: join(folder, kind.name, `${document.id}.yaml`),
      text: textOf(kind, document.id, document, 'yaml'),
    }));
  });
};
