import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { startForBench } from '../support/start.ts';
import { runReplay } from './run.ts';

const { data, days, seed, drop, url } = new Command('replay')
  .description(
    'Turns UCI Online Retail into carts and orders, plays them in virtual time and checks the outcome.',
  )
  .option(
    '--data <dir>',
    'folder that holds online-retail/*.csv.gz',
    process.env.KASKAD_DATA ?? '../shared/data',
  )
  .option('--days <n>', 'how many days of the file', '14')
  .option('--seed <n>', 'seed of everything drawn by chance', '1')
  .option('--drop <share>', 'share of orders that never come in', '0.3')
  .option('--url <url>', 'a local Kaskad that already runs (with a fresh clock); else one is started')
  .parse()
  .opts<{ data: string; days: string; seed: string; drop: string; url?: string }>();

if (!existsSync(join(data, 'online-retail'))) {
  console.error(`No online-retail folder in ${data}: name it with --data or KASKAD_DATA.`);
  process.exit(2);
}

const local = url ? undefined : await startForBench();
try {
  const same = await runReplay({
    baseUrl: url ?? local?.url ?? '',
    data,
    days: Number(days),
    seed: Number(seed),
    drop: Number(drop),
  });
  process.exitCode = same ? 0 : 1;
} finally {
  await local?.stop();
}
