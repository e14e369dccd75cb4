import { type Headers, headersOf, named } from './cache.ts';

/** What CloudFormation asks of a resource that it does not know. */
export interface Request {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResourceProperties: { readonly config?: Readonly<Record<string, string>> };
}

export interface Ports {
  /** Names of all files of the built console, with slashes. */
  files(): Promise<string[]>;
  read(name: string): Promise<Uint8Array>;
  put(name: string, body: Uint8Array | string, headers: Headers): Promise<void>;
  /** Names of objects in the bucket, some of them at a time; none where it is empty or gone. */
  stored(): Promise<string[]>;
  /** @throws Error where one of them stays */
  remove(names: readonly string[]): Promise<void>;
  /** @throws Error when CloudFormation does not take the answer */
  answer(url: string, body: string): Promise<void>;
  tell(error: unknown): void;
}

/** Files at once: S3 takes thousands a second, the function has little memory. */
const AT_ONCE = 8;

/**
 * Puts the console into its bucket. Files of the release before stay: a page that is open still asks for them. When the stack goes the
 * bucket is emptied, since CloudFormation deletes no full one. A failure is answered too: it would wait an hour for silence.
 */
export const createHandler =
  (ports: Ports) =>
  async (request: Request): Promise<void> => {
    const { StackId, RequestId, LogicalResourceId } = request;
    // Always the same: another one would be another resource, and the old one be deleted.
    const known = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: 'console' };
    const answer = (said: object) => ports.answer(request.ResponseURL, JSON.stringify({ ...known, ...said }));
    try {
      if (request.RequestType === 'Delete') await clear(ports);
      else await publish(ports, request.ResourceProperties.config ?? {});
    } catch (error) {
      ports.tell(error);
      const what =
        request.RequestType === 'Delete' ? 'Its bucket was not emptied' : 'The console was not copied';
      await answer({ Status: 'FAILED', Reason: `${what}: ${(error as Error).message}` });
      return;
    }
    await answer({ Status: 'SUCCESS' });
  };

async function clear({ stored, remove }: Ports): Promise<void> {
  for (let names = await stored(); names.length > 0; names = await stored()) await remove(names);
}

/** The page last: it names files that have to be there. */
async function publish(ports: Ports, config: Readonly<Record<string, string>>): Promise<void> {
  const files = await ports.files();
  if (!files.includes('index.html')) throw new Error('There is no console to copy');
  const copy = async (name: string) => ports.put(name, await ports.read(name), headersOf(name));
  const hashed = files.filter((name) => !named.includes(name));
  for (let from = 0; from < hashed.length; from += AT_ONCE)
    await Promise.all(hashed.slice(from, from + AT_ONCE).map(copy));
  for (const name of named) {
    if (name.endsWith('config.json')) await ports.put(name, JSON.stringify(config), headersOf(name));
    else if (files.includes(name)) await copy(name);
  }
}
