import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const press = promisify(brotliCompress);

/** As quick as it must be while somebody waits; CloudFront takes no longer either. */
const QUALITY = 5;
/** Below it nothing is won, nor does CloudFront try. */
const LEAST_BYTES = 1000;

/** Files as CloudFront hands them to a browser that takes brotli; each is compressed once, since its name carries its hash. */
export function createCompressed() {
  const known = new Map<string, Promise<Buffer>>();
  const pressed = (path: string, body: Buffer): Promise<Buffer> => {
    const found = known.get(path) ?? press(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
    known.set(path, found);
    return found;
  };
  return async (
    request: Request,
    path: string,
    body: Buffer,
  ): Promise<{ body: Uint8Array; headers: Record<string, string> }> => {
    const isTaken = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
    if (!isTaken || body.length < LEAST_BYTES) return { body, headers: { vary: 'accept-encoding' } };
    const headers = { 'content-encoding': 'br', vary: 'accept-encoding' };
    return { body: await pressed(path, body), headers };
  };
}
