import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsFault } from './fault.ts';
import type { AwsResponse, AwsService } from './service.ts';

/** Services by the name under which their requests are signed. */
export type Services = ReadonlyMap<string, AwsService>;

/** Answers the AWS protocols on one address: who is meant stands in the signature's credential scope. */
export function awsListener(
  services: Services,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => send(response, answer(services, request, Buffer.concat(chunks))));
  };
}

const signedFor = (request: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? '')?.[1] ?? '';

function answer(services: Services, request: IncomingMessage, bytes: Buffer): AwsResponse {
  const name = signedFor(request);
  const service = services.get(name);
  if (!service)
    return {
      status: 400,
      body: JSON.stringify({ message: `The local run has no service ${name || '(unsigned)'}` }),
    };
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
  try {
    return service.handle({
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      target: String(request.headers['x-amz-target'] ?? ''),
      body: bytes.toString('utf8'),
      bytes,
    });
  } catch (error) {
    if (error instanceof AwsFault)
      return { status: error.status, ...service.fault(error.code, error.message, error.queryCode) };
    console.error(error);
    return { status: 500, ...service.fault('InternalFailure', 'The local run failed; see its output') };
  }
}

function send(
  response: ServerResponse,
  { status = 200, contentType = 'application/json', headers, body }: AwsResponse,
): void {
  // The wall's date beside virtual time would look like clock skew to the SDK, which then retries what failed.
  response.sendDate = false;
  response.writeHead(status, { ...headers, 'content-type': contentType, 'x-amzn-requestid': 'local' });
  response.end(body);
}
