import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { startForBench } from '../support/start.ts';
import { runReplay } from './run.ts';
import { runTotals } from './totals/run.ts';

const { data, days, seed, drop, url, totals } = new Command('replay')
  .description(
    'Turns UCI Online Retail into carts and orders, plays them in virtual time and checks the outcome; with --totals its receipts.',
  )
  .option(
    '--data <dir>',
    'folder that holds online-retail/*.csv.gz',
    process.env.KASKAD_DATA ?? '../shared/data',
  )
  .option('--days <n>', 'how many days of the file', '14')
  .option('--seed <n>', 'seed of everything drawn by chance', '1')
  .option('--drop <share>', 'share of orders that never come in', '0.3')
  .option('--totals', 'import the receipts of the whole file and check everybody’s totals')
  .option('--url <url>', 'a local Kaskad that already runs (with a fresh clock); else one is started')
  .parse()
  .opts<{ data: string; days: string; seed: string; drop: string; url?: string; totals?: true }>();

if (!existsSync(join(data, 'online-retail'))) {
  console.error(`No online-retail folder in ${data}: name it with --data or KASKAD_DATA.`);
  process.exit(2);
}

const local = url ? undefined : await startForBench();
try {
  const baseUrl = url ?? local?.url ?? '';
  const same = totals
    ? await runTotals({ baseUrl, data })
    : await runReplay({ baseUrl, data, days: Number(days), seed: Number(seed), drop: Number(drop) });
  process.exitCode = same ? 0 : 1;
} finally {
  await local?.stop();
}
