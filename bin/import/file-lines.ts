import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Cannot } from './cannot.ts';

export interface FileSource {
  path: string;
  /** `utf-8`, `windows-1251`, … */
  encoding: string;
  /** So many bytes of the file have been read. */
  onBytes?: (bytes: number) => void;
}

/** What is in a file, unpacked. */
export const bytesOf = async function* ({
  path,
  onBytes,
}: Omit<FileSource, 'encoding'>): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  file.on('data', (chunk) => onBytes?.(chunk.length));
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => void stream.destroy(error));
  yield* stream as AsyncIterable<Uint8Array>;
};

/**
 * The lines of a file without their ends, whatever ends them; what a quote holds together is not looked at. Throws Cannot
 * when the file is written in another encoding.
 */
export const fileLines = (source: FileSource): AsyncGenerator<string> =>
  linesOf(bytesOf(source), source.encoding);

/** The same of bytes that come from elsewhere. */
export const linesOf = async function* (
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new Cannot(`The file is not ${encoding}: say --encoding windows-1251 or another.`, { cause });
    }
  };
  let rest: string[] = [];
  for await (const chunk of bytes) {
    const isAfterReturn = rest.at(-1)?.endsWith('\r');
    rest.push(decode(chunk));
    // Put together only where a line ends: one that is long would be looked through anew with each chunk.
    if (!isAfterReturn && !/[\r\n]/.test(rest.at(-1) ?? '')) continue;
    // A carriage return at the end may be the first half of a line end.
    const lines = rest.join('').split(/\r\n|\n|\r(?!$)/);
    rest = [lines.pop() ?? ''];
    yield* lines;
  }
  const lines = (rest.join('') + decode(undefined)).split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  yield* lines;
};
