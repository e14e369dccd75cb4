import './memory.ts';
import * as esbuild from 'esbuild';
import { buildConsole } from './console/build-console.ts';
import { serveConsole } from './console/serve-console.ts';
import { type LocalFlags, readFlags, WrongFlag } from './flags.ts';
import { firstOf } from './http/first-of.ts';
import { PortTaken, refuseTakenPort } from './http/listen.ts';
import { type Bundle, bundlePages } from './pages/bundle.ts';
import { createPages } from './pages/create-pages.ts';
import { seedLocal } from './seed.ts';
import { startLocal } from './start.ts';
import { LOCAL_ASSEMBLY, SynthesisFailed, synthesize } from './synthesize.ts';

// Functions run in threads of this process and share its zone, which on Lambda is UTC.
process.env.TZ = 'UTC';

/** esbuild would keep a process for the next bundle, and none comes. */
async function bundleOnce(): Promise<Bundle> {
  try {
    return await bundlePages();
  } finally {
    await esbuild.stop();
  }
}

async function main({ data, verbose, port }: LocalFlags): Promise<void> {
  let stop = async (): Promise<void> => undefined;
  stopOnSignal(() => stop());
  await refuseTakenPort(port);
  const [consoleFolder] = await Promise.all([buildConsole(), synthesize(LOCAL_ASSEMBLY)]);
  const local = await startLocal({
    assembly: LOCAL_ASSEMBLY,
    port,
    pages: firstOf(
      createPages(bundleOnce),
      serveConsole(async () => consoleFolder),
    ),
    seed: seedLocal,
    ...(data !== undefined && { data }),
  });
  if (verbose) local.logs.onLine(({ functionName, text }) => console.log(`[${functionName}] ${text}`));
  stop = local.stop;
  announce(local.url, data);
}

function announce(url: string, data: string | undefined): void {
  console.log(`
  Kaskad runs on this machine        Kaskad работает на этой машине

  Console      Консоль         ${url}/
  Demo shop    Магазин         ${url}/shop
  Inbox        Входящие        ${url}/inbox
  API                          ${url}/v1/

  Write keys local-web (public), local-server (secret); token local-admin
  ${data === undefined ? 'Everything is forgotten on exit; --data DIR keeps it.' : `Data is kept in ${data}.`} Ctrl-C stops.
`);
}

/** Whatever still keeps a thread busy then is cut off; with `--data` the next start finds it as after a crash. */
const LONGEST_STOP_MS = 1500;

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal ends the process at once, as usual.
    process.once(signal, () => {
      setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
      void stop().then(() => process.exit(0));
    });
  }
}

try {
  await main(readFlags(process.argv.slice(2), process.env));
} catch (error) {
  const expected = [PortTaken, SynthesisFailed, WrongFlag].some((one) => error instanceof one);
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}
