import { type Command, Option } from 'commander';
import { diff, pull, push, validate } from '../commands.ts';
import type { Format } from '../folder.ts';
import { type Remote, remoteAt } from '../remote.ts';
import { type Connection, knownConnection, withConnection } from './connection.ts';
import { run, say } from './run.ts';

type InFolder = Connection & { dir: string };

const remoteOf = (flags: Connection): Remote => {
  const { url, token } = knownConnection(flags);
  return remoteAt(url, token);
};

const command = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .addOption(new Option('--dir <folder>', 'the folder of files').default('kaskad').env('KASKAD_DIR'));

/** Journeys, templates and settings as files: a folder here, a deployed or local Kaskad there. */
export const addDocuments = (program: Command): void => {
  withConnection(
    command(
      program,
      'pull',
      'Writes every document into the folder, with the schemas that editors complete them by',
    ),
  )
    .addOption(new Option('--format <format>', 'of new files').choices(['yaml', 'json']).default('yaml'))
    .action(({ dir, format, ...connection }: InFolder & { format: Format }) =>
      run(() => pull(remoteOf(connection), { folder: dir, format }, say)),
    );

  withConnection(
    command(program, 'diff', 'Shows what a push would change; exit code 1 when there is something'),
  ).action(({ dir, ...connection }: InFolder) => run(() => diff(remoteOf(connection), dir, say)));

  withConnection(command(program, 'push', 'Saves what differs as drafts, if every file is valid'))
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
      }: InFolder & { publish: boolean; dryRun: boolean; force: boolean }) =>
        run(() => push(remoteOf(connection), { folder: dir, publish, dryRun, force }, say)),
    );

  command(program, 'validate', 'Checks the folder by itself, without asking anybody').action(
    ({ dir }: InFolder) => run(() => validate(dir, say)),
  );
};
