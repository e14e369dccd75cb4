import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, freePort, type Missing, stopper, untilListening } from './engine.ts';

/** Carries the jar of DynamoDB Local 1.25.1. */
const PACKAGE = { name: 'amplify-dynamodb-simulator', version: '2.9.30' };
const LEAST_JAVA = 11;
const FOLDER = '.kaskad/dynamodb-local';
const packageFolder = join(FOLDER, 'node_modules', PACKAGE.name);
const launcher = join(import.meta.dirname, 'dynamodb-local.xml');

/** Starts Amazon's own DynamoDB for one machine, in memory, on loopback; installs it first where it is missing. */
export async function startDynamoDbLocal(): Promise<Engine | Missing> {
  const name = 'DynamoDB Local';
  if (javaMajor() < LEAST_JAVA) return { name, missing: 'no java' };
  if (installedVersion() !== PACKAGE.version) install();
  const port = await freePort();
  const emulator = join(packageFolder, 'emulator');
  const jars = [join(emulator, 'DynamoDBLocal.jar'), join(emulator, 'DynamoDBLocal_lib', '*')].join(':');
  const child = spawn(
    'java',
    [
      `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
      ...['-cp', jars, 'org.eclipse.jetty.xml.XmlConfiguration', launcher, `port=${port}`],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const stop = stopper(child);
  try {
    await untilListening(child, port);
  } catch (error) {
    await stop();
    throw new Error('DynamoDB Local did not start', { cause: error });
  }
  return { name, url: `http://127.0.0.1:${port}`, stop };
}

/** 0 where there is no Java; `1.8.0` reads as 1. */
function javaMajor(): number {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return status === 0 ? Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) : 0;
}

function installedVersion(): unknown {
  const manifest = join(packageFolder, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined;
}

/** Into a folder of its own: the project does not depend on it. */
function install(): void {
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', FOLDER];
  execFileSync('npm', ['install', ...flags, `${PACKAGE.name}@${PACKAGE.version}`], { stdio: 'inherit' });
}
