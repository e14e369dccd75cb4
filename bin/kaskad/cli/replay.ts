import { setTimeout as rest } from 'node:timers/promises';
import type { Command } from 'commander';
import { readStageFile } from '../../stage/stage-files.ts';
import { CannotTell } from '../cannot-tell.ts';
import { askedUnless } from './asked.ts';
import { run, say } from './run.ts';
import { profileOption, type StageFlags, stageOption, takeProfile } from './stage-option.ts';

interface ReplayFlags extends StageFlags {
  from: string;
  to: string;
  cursor?: string;
  perSecond: string;
  restore: boolean;
  dryRun: boolean;
  yes: boolean;
}

/** A day begins at midnight, UTC; an instant is an instant. */
const instantOf = (said: string): number => {
  const ms = Date.parse(said);
  if (Number.isNaN(ms))
    throw new CannotTell(`${said} is no day and no instant: 2026-11-20 or 2026-11-20T08:00Z`);
  return ms;
};

const rateOf = (said: string): number => {
  const rate = Number(said);
  if (!(rate > 0)) throw new CannotTell(`--per-second ${said} is no number of entries.`);
  return rate;
};

const replayOf = async (flags: ReplayFlags) => {
  const { stage, from, to, cursor, restore: isRestore, dryRun, yes } = flags;
  takeProfile(flags);
  const [{ replay }, { replayPorts }] = await Promise.all([
    import('../ops/replay.ts'),
    import('../ops/replay-ports.ts'),
  ]);
  const perSecond = rateOf(flags.perSecond);
  const ask = {
    ...{ fromMs: instantOf(from), toMs: instantOf(to), nowMs: Date.now(), cursor, dryRun, isRestore },
    isSure: askedUnless(yes),
    rest: (entries: number) => rest((entries / perSecond) * 1000),
  };
  return replay(await replayPorts(stage, readStageFile(process.cwd(), stage)?.region), ask, say);
};

export const addReplay = (program: Command): void => {
  program
    .command('replay')
    .description('Puts archived events on the bus again; what was applied before counts once')
    .addOption(stageOption())
    .addOption(profileOption())
    .requiredOption('--from <time>', 'received at or after: a day (UTC) or an instant')
    .requiredOption('--to <time>', 'and before')
    .option('--cursor <file>', 'goes on where a replay was interrupted')
    .option('--per-second <entries>', 'at most so many', '20')
    .option(
      '--restore',
      'after a restore: enrols nobody, since what these events started has been sent',
      false,
    )
    .option('--dry-run', 'only counts', false)
    .option('--yes', 'asks nothing', false)
    .action((flags: ReplayFlags) => run(() => replayOf(flags)));
};
