import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What a feed may unpack to: half a million products. */
export const MOST_BYTES = 500 * 1024 * 1024;

export class TooLarge extends Error {}

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;

/** What an XML declaration says, else the header, else UTF-8; a name that nobody knows is UTF-8 too. */
const decoderFor = (start: Uint8Array, charset: string | undefined): TextDecoder => {
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200));
  const [, declared] = /<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head) ?? [];
  try {
    return new TextDecoder(declared ?? charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
};

/** By its first bytes: packed files come with all kinds of headers. */
async function* unpacked(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const whole = (async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  if (!isGzip(first.value)) yield* whole;
  else {
    const source = Readable.from(whole);
    const gunzip = createGunzip();
    source.on('error', (error) => gunzip.destroy(error));
    yield* source.pipe(gunzip);
  }
}

/** A feed as text, bit by bit. Throws TooLarge, and what the connection says that breaks. */
export async function* textsOf(
  body: AsyncIterable<Uint8Array>,
  charset: string | undefined,
  most = MOST_BYTES,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  for await (const chunk of unpacked(body)) {
    bytes += chunk.length;
    if (bytes > most) throw new TooLarge();
    decoder ??= decoderFor(chunk, charset);
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}
