import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Blocked, ContactFile, type Reading } from '../../../core/migrate/contact.ts';
import type { Leave } from '../../../core/migrate/left-out.ts';
import { writeText } from '../folder.ts';
import type { LeftFile } from './left-file.ts';

/** One line of one of their files. */
export interface ReadLine {
  file: string;
  at: string;
  reading: Reading;
}

/** Reads all files from their beginning; notes go to `leaveOf` of their file. */
export type ReadAll = (leaveOf: (file: string) => Leave) => AsyncIterable<ReadLine>;

export interface Written {
  contacts: number;
  left: number;
  blocked: Blocked[];
}

const silent: Leave = () => undefined;

/** `customers.csv` and its mapping: read twice, so that only what is left out or blocked is held. */
export const writeContacts = async (folder: string, readAll: ReadAll, left: LeftFile): Promise<Written> => {
  const file = new ContactFile();
  for await (const { reading } of readAll(() => silent))
    if (reading.kind === 'taken') file.meet(reading.contact);
  const written: Written = { contacts: 0, left: 0, blocked: [] };
  const lines = async function* (): AsyncGenerator<string> {
    yield file.head;
    for await (const { file: name, at, reading } of readAll((name) => left.leaveOf(name))) {
      if (reading.kind === 'left') {
        written.left += 1;
        left.leaveOf(name)(at, reading.what, reading.why);
        continue;
      }
      written.contacts += 1;
      if (reading.blocked) written.blocked.push(reading.blocked);
      yield file.line(reading.contact);
    }
  };
  await writeText(join(folder, 'customers.mapping.json'), `${JSON.stringify(file.mapping, null, 2)}\n`);
  await pipeline(Readable.from(lines()), createWriteStream(join(folder, 'customers.csv')));
  return written;
};
