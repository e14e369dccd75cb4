import { createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import * as z from 'zod';
import { cleanHeader } from '../core/import/header-faults.ts';
import { Cannot } from './import/cannot.ts';
import {
  type Connection,
  type ImportClient,
  importClient,
  type TheirImport,
} from './import/import-client.ts';
import { headersOf, sendParts } from './import/run-import.ts';

interface Flags {
  kind?: 'customers' | 'orders';
  mapping?: string;
  suggest?: boolean;
  delimiter?: string;
  country?: string;
  source?: string;
  encoding: string;
  name?: string;
  resume?: string;
  url: string;
  token?: string;
}

const here = new Set(['127.0.0.1', 'localhost', '[::1]']);

const connectionOf = ({ url, token }: Flags): Connection => {
  if (!URL.canParse(url)) throw new Cannot(`${url} is no address`);
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:' && !here.has(hostname)) throw new Cannot('A token is not sent without https.');
  const known = token ?? (here.has(hostname) ? 'local-admin' : undefined);
  if (known === undefined) throw new Cannot('Which token? --token or KASKAD_TOKEN.');
  return { url, token: known };
};

const kindOf = ({ kind }: Flags): string => {
  if (kind === undefined) throw new Cannot('What is in the file? --kind customers or --kind orders.');
  return kind;
};

const anything = z.record(z.string(), z.unknown());
const saidSchema = z.looseObject({ mapping: anything, delimiter: z.string().optional() });
type Said = z.infer<typeof saidSchema>;

/** A mapping alone, or all that `POST /v1/imports` takes besides. */
const mappingIn = async (path: string): Promise<Said> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Cannot(`${path} cannot be read`, { cause });
  });
  try {
    const said = saidSchema.safeParse(JSON.parse(text));
    return said.data ?? { mapping: anything.parse(JSON.parse(text)) };
  } catch (cause) {
    throw new Cannot(`${path} is not JSON`, { cause });
  }
};

const begin = async (client: ImportClient, file: string, flags: Flags): Promise<TheirImport> => {
  if (flags.resume !== undefined) return client.get(flags.resume);
  const kind = kindOf(flags);
  if (flags.mapping === undefined)
    throw new Cannot('Which column is what? --mapping, or --suggest for a first guess.');
  const { encoding, country, source, name = basename(file) } = flags;
  const said = await mappingIn(flags.mapping);
  const stated = flags.delimiter === 'tab' ? '\t' : (flags.delimiter ?? said.delimiter);
  const mapped = Object.keys(said.mapping);
  const { delimiter, headers } = await headersOf({ path: file, encoding }, mapped, stated);
  const missing = mapped.filter((header) => !headers.includes(cleanHeader(header)));
  if (missing.length > 0) throw new Cannot(`In the mapping and not among the headers: ${missing.join(', ')}`);
  const more = Object.entries({ delimiter, country, source }).filter(([, value]) => value !== undefined);
  return client.begin({ name, kind, ...said, ...Object.fromEntries(more) });
};

const suggest = async (client: ImportClient, path: string, flags: Flags): Promise<void> => {
  const { headers } = await headersOf({ path, encoding: flags.encoding }, [], flags.delimiter);
  const { mapping, unknown } = await client.suggest(headers, kindOf(flags));
  console.log(JSON.stringify(mapping, null, 2));
  if (unknown.length > 0) console.error(`Left out: ${unknown.join(', ')}`);
};

const send = async (
  client: ImportClient,
  theirs: TheirImport,
  path: string,
  encoding: string,
): Promise<void> => {
  const { size } = await stat(path);
  const counts = { rows: 0, refused: 0 };
  const bar = new SingleBar({
    format: '{bar} {percentage} % · {rows} rows · {refused} refused',
    noTTYOutput: !process.stderr.isTTY,
    notTTYSchedule: 5000,
    hideCursor: true,
  });
  bar.start(size, 0, counts);
  let read = 0;
  const onBytes = (bytes: number): void => {
    read += bytes;
  };
  const source = { path, encoding, onBytes };
  try {
    await sendParts(client, theirs, source, {
      onPart(part, answer) {
        counts.rows += part.rows;
        if (answer !== 'done-before') counts.refused += answer.refusedRows;
        bar.update(Math.min(read, size), counts);
      },
    });
    bar.update(size, counts);
  } finally {
    bar.stop();
  }
};

const run = async (file: string, flags: Flags): Promise<void> => {
  const client = importClient(connectionOf(flags));
  if (flags.suggest) return suggest(client, file, flags);
  const theirs = await begin(client, file, flags);
  const goOn = `To go on: npm run import -- ${file} --resume ${theirs.id}`;
  const interrupt = (): void => {
    console.error(`\nStopped. ${goOn}`);
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  try {
    if (theirs.status === 'open') await send(client, theirs, file, flags.encoding);
    const { rows, accepted, refused } = await client.finish(theirs.id);
    console.log(`${rows} rows, ${accepted} taken, ${refused} refused (import ${theirs.id})`);
    if (refused === 0) return;
    await pipeline(client.refused(theirs.id), createWriteStream(`${file}.refused.csv`));
    console.log(`Refused rows with their reasons: ${file}.refused.csv`);
  } catch (error) {
    console.error(goOn);
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
  }
};

await new Command('import')
  .description(
    'Sends a CSV file of customers or orders. Rows that cannot be taken come back with their reasons.',
  )
  .argument('<file>', 'CSV, or packed as .csv.gz')
  .addOption(new Option('--kind <kind>', 'what is in it').choices(['customers', 'orders']))
  .option('--mapping <file>', 'JSON: header of a column → field; or the whole body of POST /v1/imports')
  .option('--suggest', 'prints a first guess of a mapping and sends nothing')
  .option('--delimiter <character>', 'else the one with which the mapped headers are found; tab for a tab')
  .option('--country <code>', 'for local phone numbers, such as DE')
  .option('--source <word>', 'where the shop has it from, such as pos')
  .option('--encoding <name>', 'of the file', 'utf-8')
  .option('--name <name>', 'of the import, else that of the file')
  .option('--resume <id>', 'goes on with an import that was interrupted')
  .addOption(
    new Option('--url <address>', 'where Kaskad is').default('http://127.0.0.1:3000').env('KASKAD_URL'),
  )
  .addOption(new Option('--token <token>', 'API token; on this machine it needs none').env('KASKAD_TOKEN'))
  .action(async (file: string, flags: Flags) => {
    try {
      await run(file, flags);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  })
  .parseAsync();
