import { createHash } from 'node:crypto';
import type { Meter } from '../meter.ts';
import type { Buckets } from '../store/buckets.ts';
import { AwsFault } from './fault.ts';
import { escapeXml } from './protocols.ts';
import type { AwsRequest, AwsResponse, AwsService } from './service.ts';

export interface S3Parts {
  readonly buckets: Buckets;
  readonly names: readonly string[];
  readonly meter: Meter;
}

interface Place {
  readonly bucket: string;
  readonly key: string;
}

const MOST_KEYS = 1000;
const arnOfBucket = (name: string) => `arn:aws:s3:::${name}`;

/** S3 by path: objects are put, read, deleted and listed. Keys longer than a file's name are refused by the disk. */
export function s3Service(parts: S3Parts): AwsService {
  return {
    handle(request) {
      const place = placeOf(request.path);
      if (!parts.names.includes(place.bucket))
        throw new AwsFault('NoSuchBucket', 'The specified bucket does not exist', 404);
      return answer(parts, request, place);
    },
    fault: (code, message) => ({
      contentType: 'application/xml',
      body: xml(`<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`),
    }),
  };
}

function placeOf(path: string): Place {
  const [, bucket = '', ...rest] = path.split('/');
  return { bucket, key: decodeURIComponent(rest.join('/')) };
}

function answer({ buckets, meter }: S3Parts, request: AwsRequest, { bucket, key }: Place): AwsResponse {
  const arn = arnOfBucket(bucket);
  const count = (action: string, bytes: number) =>
    meter({ service: 's3', action, bytes, units: 1, resource: bucket });
  switch (`${request.method} ${key === '' ? 'bucket' : 'object'}`) {
    case 'PUT object': {
      buckets.put(arn, key, request.bytes);
      count('PutObject', request.bytes.length);
      return { headers: { etag: etagOf(request.bytes) }, body: '' };
    }
    case 'GET object': {
      const bytes = buckets.get(arn, key);
      if (!bytes) throw new AwsFault('NoSuchKey', 'The specified key does not exist.', 404);
      count('GetObject', bytes.length);
      return { contentType: 'binary/octet-stream', headers: { etag: etagOf(bytes) }, body: bytes };
    }
    case 'DELETE object':
      buckets.delete(arn, key);
      return { status: 204, body: '' };
    case 'GET bucket':
      count('ListObjectsV2', 0);
      return { contentType: 'application/xml', body: xml(listing(buckets, bucket, request.query)) };
    default:
      throw new AwsFault('MethodNotAllowed', `The local run does not know ${request.method} here`, 405);
  }
}

const etagOf = (bytes: Uint8Array) => `"${createHash('md5').update(bytes).digest('hex')}"`;
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>${body}`;

/** The token of a page is the last key of the page before. */
function listing(buckets: Buckets, bucket: string, query: URLSearchParams): string {
  const arn = arnOfBucket(bucket);
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const most = Math.min(Number(query.get('max-keys') ?? MOST_KEYS), MOST_KEYS);
  const left = buckets.keys(arn).filter((key) => key.startsWith(prefix) && key > after);
  const page = left.slice(0, most);
  const isCut = left.length > page.length;
  const objects = page.map(
    (key) => `<Contents><Key>${escapeXml(key)}</Key><Size>${buckets.sizeOf(arn, key)}</Size></Contents>`,
  );
  const next = isCut ? `<NextContinuationToken>${escapeXml(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  const head = `<Name>${bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${isCut}</IsTruncated>`;
  return `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${head}${next}${objects.join('')}</ListBucketResult>`;
}
