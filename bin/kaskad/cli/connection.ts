import { type Command, Option } from 'commander';
import { CannotTell } from '../cannot-tell.ts';

export interface Connection {
  url: string;
  token?: string;
}

export const withConnection = (command: Command): Command =>
  command
    .addOption(
      new Option('--url <address>', 'where Kaskad is').default('http://127.0.0.1:3000').env('KASKAD_URL'),
    )
    .addOption(new Option('--token <token>', 'API token; on this machine it needs none').env('KASKAD_TOKEN'));

/** Where it is and who asks. @throws CannotTell where no token is said, or it would go in the open */
export const knownConnection = ({ url, token }: Connection): Required<Connection> => {
  if (!URL.canParse(url)) throw new CannotTell(`${url} is no address`);
  const { hostname, protocol } = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !isHere) throw new CannotTell('A token is not sent without https.');
  const known = token ?? (isHere ? 'local-admin' : undefined);
  if (known === undefined) throw new CannotTell('Which token? --token or KASKAD_TOKEN.');
  return { url, token: known };
};
