import { Command, Option } from 'commander';
import { diff, type ExitCode, pull, push, validate } from './kaskad/commands.ts';
import type { Format } from './kaskad/folder.ts';
import { CannotTell, type Remote, remoteAt } from './kaskad/remote.ts';

interface Connection {
  url: string;
  token?: string;
}

const say = (line: string): void => console.log(line);

const remoteOf = ({ url, token }: Connection): Remote => {
  if (!URL.canParse(url)) throw new CannotTell(`${url} is no address`);
  const { hostname, protocol } = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !isHere) throw new CannotTell('A token is not sent without https.');
  const known = token ?? (isHere ? 'local-admin' : undefined);
  if (known === undefined) throw new CannotTell('Which token? --token or KASKAD_TOKEN.');
  return remoteAt(url, known);
};

/** 0 done or no difference, 1 faults or differences, 2 could not be done. */
const run = async (work: () => Promise<ExitCode>): Promise<void> => {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
};

const program = new Command('kaskad')
  .description('Journeys, templates and settings as files: a folder here, a deployed or local Kaskad there.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

const command = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .addOption(new Option('--dir <folder>', 'the folder of files').default('kaskad').env('KASKAD_DIR'));

const remoteCommand = (name: string, description: string) =>
  command(name, description)
    .addOption(
      new Option('--url <address>', 'where Kaskad is').default('http://127.0.0.1:3000').env('KASKAD_URL'),
    )
    .addOption(new Option('--token <token>', 'API token; on this machine it needs none').env('KASKAD_TOKEN'));

remoteCommand('pull', 'Writes every document into the folder, with the schemas that editors complete them by')
  .addOption(new Option('--format <format>', 'of new files').choices(['yaml', 'json']).default('yaml'))
  .action(({ dir, format, ...connection }: Connection & { dir: string; format: Format }) =>
    run(() => pull(remoteOf(connection), { folder: dir, format }, say)),
  );

remoteCommand('diff', 'Shows what a push would change; exit code 1 when there is something').action(
  ({ dir, ...connection }: Connection & { dir: string }) => run(() => diff(remoteOf(connection), dir, say)),
);

remoteCommand('push', 'Saves what differs as drafts, if every file is valid')
  .option('--publish', 'and puts it into effect', false)
  .option('--dry-run', 'only says what it would do', false)
  .option('--force', 'also over what somebody else has edited meanwhile', false)
  .action(
    ({
      dir,
      publish,
      dryRun,
      force,
      ...connection
    }: Connection & { dir: string; publish: boolean; dryRun: boolean; force: boolean }) =>
      run(() => push(remoteOf(connection), { folder: dir, publish, dryRun, force }, say)),
  );

command('validate', 'Checks the folder by itself, without asking anybody').action(
  ({ dir }: { dir: string }) => run(() => validate(dir, say)),
);

await program.parseAsync();
