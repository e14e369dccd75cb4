import { setTimeout as rest } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import { readStageFile } from '../../stage/stage-files.ts';
import { CannotTell } from '../cannot-tell.ts';
import { functionNames } from '../logs/function-names.ts';
import { tailLive } from '../ops/tail-live.ts';
import { type Connection, withConnection } from './connection.ts';
import { apiOf } from './operate.ts';
import { run, say } from './run.ts';
import { profileOption, type StageFlags, stageOption, takeProfile } from './stage-option.ts';

const LOOK_MS = 2_000;

interface TailFlags extends Connection, StageFlags {
  kind?: string;
  source?: string;
  name?: string;
  logs?: string[] | true;
  filter?: string;
  since: string;
  contacts: boolean;
  once: boolean;
  json: boolean;
}

const units: Record<string, number> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };

const agoMs = (said: string): number => {
  const [, count, unit = ''] = /^(\d{1,4})([smhd])$/.exec(said) ?? [];
  const ms = units[unit];
  if (count === undefined || ms === undefined)
    throw new CannotTell(`--since ${said} is no time: 10m, 2h, 1d.`);
  return Number(count) * ms;
};

const functionsOf = (logs: string[] | true): readonly string[] => {
  if (logs === true) return functionNames;
  const unknown = logs.filter((name) => !functionNames.includes(name));
  if (unknown.length === 0) return logs;
  throw new CannotTell(`There is no function ${unknown.join(', ')}: ${functionNames.join(', ')}.`);
};

const followLogs = async (flags: TailFlags, logs: string[] | true, goOn: () => Promise<boolean>) => {
  takeProfile(flags);
  const { stage, filter, contacts, since } = flags;
  const functions = functionsOf(logs);
  const sinceMs = Date.now() - agoMs(since);
  const [{ CloudWatchLogsClient }, { shortCalls }, { tailLogs }] = await Promise.all([
    import('@aws-sdk/client-cloudwatch-logs'),
    import('../aws/short-calls.ts'),
    import('../logs/tail-logs.ts'),
  ]);
  const region = readStageFile(process.cwd(), stage)?.region;
  const client = new CloudWatchLogsClient({ ...shortCalls, ...(region !== undefined && { region }) });
  await tailLogs(client, { stage, functions, filter, contacts, sinceMs, goOn }, say);
};

export const addTail = (program: Command): void => {
  withConnection(
    program.command('tail').description('Follows what comes in and what is refused, or what functions log'),
  )
    .addOption(new Option('--kind <kind>', 'only these').choices(['event', 'refused']))
    .option('--source <source>', 'web, pos, …, or the id of a source')
    .option('--name <part>', 'events with this in their names')
    .option('--logs [function...]', 'the logs of functions instead, of all where none is named')
    .option('--filter <text>', 'logs: lines with this in them, or a pattern of CloudWatch')
    .option('--since <time>', 'logs: from so long ago', '10m')
    .option('--contacts', 'logs: does not cover e-mails and phone numbers', false)
    .addOption(stageOption())
    .addOption(profileOption())
    .option('--once', 'shows the latest and ends', false)
    .option('--json', 'a JSON object a line', false)
    .action((flags: TailFlags) =>
      run(async () => {
        const { logs, once, kind, source, name, json } = flags;
        const goOn = async () => !once && rest(LOOK_MS, true);
        if (logs) await followLogs(flags, logs, goOn);
        else await tailLive(apiOf(flags), { kind, source, name, json, goOn }, say);
        return 0;
      }),
    );
};
