import type { Account } from './aws.ts';
import { run, STAGE } from './stacks.ts';

export interface Keys {
  readonly web: string;
  readonly server: string;
  readonly token: string;
}

/** Makes keys as an operator does, and reads them from what is printed once. */
export async function seedKeys(account: Account): Promise<Keys> {
  const flags = ['--stage', STAGE, '--origin', '*', '--consent', '--country', 'DE'];
  const printed = await run(account, 'node', 'bin/seed-keys.ts', ...flags);
  const [web, server, token] = ['web', 'server', 'token'].map(
    (kind) => new RegExp(`${kind}_\\S+`).exec(printed)?.[0],
  );
  if (!web || !server || !token) throw new Error('seed-keys printed no keys');
  return { web, server, token };
}
