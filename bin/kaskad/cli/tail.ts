import { setTimeout as rest } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { tailLive } from '../ops/tail-live.ts';
import { type Connection, withConnection } from './connection.ts';
import { apiOf } from './operate.ts';
import { run, say } from './run.ts';

const LOOK_MS = 2_000;

interface TailFlags extends Connection {
  kind?: string;
  source?: string;
  name?: string;
  once: boolean;
  json: boolean;
}

export const addTail = (program: Command): void => {
  withConnection(program.command('tail').description('Follows what comes in and what is refused'))
    .addOption(new Option('--kind <kind>', 'only these').choices(['event', 'refused']))
    .option('--source <source>', 'web, pos, …, or the id of a source')
    .option('--name <part>', 'events with this in their names')
    .option('--once', 'shows the latest and ends', false)
    .option('--json', 'a JSON object a line', false)
    .action(({ kind, source, name, once, json, ...connection }: TailFlags) =>
      run(async () => {
        const goOn = async () => !once && rest(LOOK_MS, true);
        await tailLive(apiOf(connection), { kind, source, name, json, goOn }, say);
        return 0;
      }),
    );
};
