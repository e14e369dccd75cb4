import type { Command } from 'commander';
import { CannotTell } from '../cannot-tell.ts';
import { listLinkKeys, revokeLinkKey, rotateLinkKey } from '../ops/link-keys.ts';
import { askedUnless } from './asked.ts';
import { type Connection, withConnection } from './connection.ts';
import { apiOf } from './operate.ts';
import { run, say } from './run.ts';

type Flags = Connection & { list: boolean; revoke?: string; why?: string; yes: boolean };

const rotateOf = async ({ list, revoke, why, yes, ...connection }: Flags) => {
  if (list && revoke !== undefined) throw new CannotTell('Either --list or --revoke.');
  const api = apiOf(connection);
  if (list) return listLinkKeys(api, say);
  if (revoke !== undefined) return revokeLinkKey(api, { id: revoke, why, isSure: askedUnless(yes) }, say);
  return rotateLinkKey(api, { why }, say);
};

export const addRotate = (program: Command): void => {
  const rotate = program.command('rotate').description('Gives Kaskad another key');
  withConnection(
    rotate.command('link-key').description('Has another key sign links; links that were sent before go on'),
  )
    .option('--list', 'only shows the keys', false)
    .option('--revoke <id>', 'ends a key that leaked, and every link that it signed')
    .option('--why <words>', 'for the log of changes')
    .option('--yes', 'asks nothing', false)
    .action((flags: Flags) => run(() => rotateOf(flags)));
};
