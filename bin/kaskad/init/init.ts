import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseStageFile, type StageFile } from '../../../lib/stage-file.ts';
import { stageFileName } from '../../stage/stage-files.ts';
import { CannotTell } from '../cannot-tell.ts';
import type { ExitCode, Say } from '../commands.ts';
import { type Answers, stageFileOf } from './answers.ts';
import { askRest, type Prompts } from './ask.ts';
import type { PushCredentials, WhereTo } from './push-applications.ts';
import type { Known } from './questions.ts';

export interface InitAsk {
  given: Partial<Answers>;
  /** Read before anything is asked. */
  push: readonly PushCredentials[];
  /** Only the push applications; the rest of the file stays as it is. */
  pushOnly: boolean;
  /** A file that is there is written anew. */
  force: boolean;
  folder: string;
  /** `stage.schema.json`, which editors complete the file by. */
  schemaPath: string;
}

export interface InitPorts {
  known: Known;
  /** Undefined where nobody is to be asked. */
  prompts: Prompts | undefined;
  makePush(where: WhereTo, given: PushCredentials): Promise<[string, string]>;
}

const whereOf = ({ stage, region, account }: StageFile, { known }: InitPorts): WhereTo => {
  const own = account ?? known.account;
  if (own === undefined) throw new CannotTell('Push applications are made in an account: say AWS_PROFILE.');
  return { stage, region, account: own };
};

const withPush = async (file: StageFile, ask: InitAsk, ports: InitPorts, say: Say): Promise<StageFile> => {
  if (ask.push.length === 0) return file;
  const where = whereOf(file, ports);
  if (ports.known.account !== undefined && ports.known.account !== where.account)
    throw new CannotTell(
      `These are credentials of ${ports.known.account}; the stage lives in ${where.account}.`,
    );
  const made: Record<string, string> = {};
  for (const given of ask.push) {
    const [deviceType, arn] = await ports.makePush(where, given);
    made[deviceType] = arn;
    say(`push to ${deviceType}: ${arn}`);
  }
  const pushApplications = { ...file.shop?.pushApplications, ...made };
  return { ...file, shop: { ...file.shop, pushApplications } };
};

const write = (file: StageFile, { folder, schemaPath }: InitAsk): string => {
  const name = stageFileName(file.stage);
  const way = relative(folder, schemaPath);
  const { $schema = way.startsWith('.') ? way : `./${way}`, ...rest } = file;
  writeFileSync(join(folder, name), `${JSON.stringify({ $schema, ...rest }, null, 2)}\n`);
  return name;
};

const fresh = async ({ given, folder, force }: InitAsk, ports: InitPorts): Promise<StageFile> => {
  const answers = await askRest(given, ports.known, ports.prompts, (stage) => {
    const name = stageFileName(stage);
    if (existsSync(join(folder, name)) && !force)
      throw new CannotTell(`${name} is there already: edit it, or say --force to write it anew.`);
  });
  const { stage, region } = answers;
  if (!stage || !region) throw new CannotTell('Which stage, and which region? --stage and --region.');
  return parseStageFile(
    stageFileName(stage),
    JSON.stringify(stageFileOf({ ...answers, stage, region })),
    stage,
  );
};

const standing = ({ given: { stage }, push, folder }: InitAsk): StageFile => {
  if (stage === undefined || push.length === 0) {
    const lacks = [
      ...(stage === undefined ? ['--stage'] : []),
      ...(push.length === 0 ? ['--fcm or --apns-key'] : []),
    ];
    throw new CannotTell(`--push-only needs ${lacks.join(', and ')}.`);
  }
  const name = stageFileName(stage);
  if (!existsSync(join(folder, name)))
    throw new CannotTell(`${name} is not there: run npx kaskad init first.`);
  return parseStageFile(name, readFileSync(join(folder, name), 'utf8'), stage);
};

/**
 * Writes the file of a stage by what is said and asked, and makes its push applications. No secret goes into the file: they are
 * read from files and handed to SNS.
 */
export const init = async (ask: InitAsk, ports: InitPorts, say: Say): Promise<ExitCode> => {
  const file = await withPush(ask.pushOnly ? standing(ask) : await fresh(ask, ports), ask, ports, say);
  const name = write(file, ask);
  say(`${name} is written; keep it with your code, there is no secret in it.`);
  if (ask.pushOnly) return 0;
  const { stage } = file;
  say('Next:');
  say(`  npx kaskad doctor --stage ${stage}    is the account fit?`);
  say(`  npx kaskad deploy --stage ${stage}`);
  say(`  npm run keys -- --stage ${stage}      write keys and a token, shown once`);
  say(`  npx kaskad doctor --stage ${stage}    does it work?`);
  return 0;
};
