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

const bytesOf = async function* ({ path, onBytes }: FileSource): AsyncGenerator<Uint8Array> {
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
export const fileLines = async function* (source: FileSource): AsyncGenerator<string> {
  const decoder = new TextDecoder(source.encoding, { fatal: true });
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new Cannot(`The file is not ${source.encoding}: say --encoding windows-1251 or another.`, {
        cause,
      });
    }
  };
  let rest = '';
  for await (const chunk of bytesOf(source)) {
    // A carriage return at the end may be the first half of a line end.
    const lines = (rest + decode(chunk)).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  const lines = (rest + decode(undefined)).split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  yield* lines;
};
