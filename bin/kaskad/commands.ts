import { join } from 'node:path';
import { inOrder } from '../../core/segment/in-order.ts';
import type { Segment } from '../../core/segment/segment.ts';
import { CannotTell } from './cannot-tell.ts';
import { compare, type Difference, patchOf } from './compare.ts';
import { type Format, type OwnFile, readFolder, textOf, writeSchemas, writeText } from './folder.ts';
import { isSettings, kinds } from './kinds.ts';
import type { Answer, Remote } from './remote.ts';
import { type Found, sentenceOf, validateFiles, withId } from './validate.ts';

/** 0 = nothing to say, 1 = faults or differences; what cannot be done at all is thrown and becomes 2. */
export type ExitCode = 0 | 1;

export type Say = (line: string) => void;

/** Writes every document there into the folder. Files that exist are replaced, others are left alone. */
export const pull = async (
  remote: Remote,
  ask: { folder: string; format: Format },
  say: Say,
): Promise<ExitCode> => {
  const files = await readFolder(ask.folder);
  for (const kind of kinds)
    for (const id of await remote.list(kind)) {
      const theirs = await remote.get(kind, id);
      if (!theirs) continue;
      const held = files.find((file) => file.kind === kind && file.id === id)?.path;
      const path = held ?? join(ask.folder, kind.name, `${id}.${ask.format}`);
      const format = path.endsWith('.json') ? 'json' : 'yaml';
      await writeText(path, textOf(kind, id, theirs.content, format));
      say(path);
    }
  await writeSchemas(ask.folder);
  return 0;
};

const filesOf = async (folder: string): Promise<OwnFile[]> => {
  const files = await readFolder(folder);
  if (files.length > 0) return files;
  throw new CannotTell(`${folder} holds no documents: pull first, or say --dir.`);
};

const tell = (found: readonly Found[], say: Say): ExitCode => {
  for (const one of found) say(sentenceOf(one));
  return found.length > 0 ? 1 : 0;
};

/** Checks the folder by itself, as publishing would. */
export const validate = async (folder: string, say: Say): Promise<ExitCode> => {
  const files = await filesOf(folder);
  const code = tell(await validateFiles(files), say);
  if (code === 0) say(`${files.length} documents, no fault`);
  return code;
};

/** Shows what pushing would change. Documents only there are named and count as a difference. */
export const diff = async (remote: Remote, folder: string, say: Say): Promise<ExitCode> => {
  const files = await filesOf(folder);
  let code: ExitCode = 0;
  for (const kind of kinds)
    for (const difference of await compare(kind, files, remote)) {
      if (difference.state === 'same' || isUntouchedSetting(difference)) continue;
      say(
        difference.state === 'only-there' ? `only there: ${kind.name}/${difference.id}` : patchOf(difference),
      );
      code = 1;
    }
  return code;
};

/** Settings are always there; a folder that does not speak of them leaves them alone. */
const isUntouchedSetting = ({ kind, state }: Difference): boolean =>
  isSettings(kind) && state === 'only-there';

export interface PushAsk {
  folder: string;
  publish: boolean;
  dryRun: boolean;
  /** Also over what somebody else has edited since it was looked at. */
  force: boolean;
}

/**
 * Saves what differs, what is named before what names it, and with `publish` puts it into effect. Nothing is sent before every file is found
 * valid; each document is saved over the edit it was compared with, or not at all.
 */
export const push = async (remote: Remote, ask: PushAsk, say: Say): Promise<ExitCode> => {
  const files = await filesOf(ask.folder);
  if (tell(await validateFiles(files), say) === 1) return 1;
  let code: ExitCode = 0;
  for (const kind of kinds)
    for (const difference of inTurn(await compare(kind, files, remote))) {
      if (!('own' in difference)) continue;
      const isChanged = difference.state !== 'same';
      if (!isChanged && !(ask.publish && !isSettings(kind))) continue;
      if (ask.dryRun) {
        if (isChanged) say(`would save ${kind.name}/${difference.id}`);
        continue;
      }
      if (!(await pushOne(remote, difference, ask, say))) code = 1;
    }
  return code;
};

/** A segment comes after those that it names. */
const inTurn = (differences: readonly Difference[]): Difference[] => {
  const own = differences.flatMap((one) => ('own' in one ? [withId(one.own) as Segment] : []));
  const order = new Map(inOrder(own).segments.map(({ id }, at) => [id, at]));
  return differences.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
};

type Pushed = Extract<Difference, { own: OwnFile }>;

const pushOne = async (remote: Remote, difference: Pushed, ask: PushAsk, say: Say): Promise<boolean> => {
  const { kind, id, own, state } = difference;
  const etag = state === 'changed' && !ask.force ? difference.theirs.etag : undefined;
  if (state !== 'same') {
    const answer = await remote.put(kind, id, withId(own), etag);
    if (!tellAnswer(own, answer, 'saved', say)) return false;
  }
  if (!ask.publish) return true;
  return tellAnswer(own, await remote.publish(kind, id), 'published', say);
};

const tellAnswer = (file: OwnFile, answer: Answer, done: string, say: Say): boolean => {
  switch (answer.kind) {
    case 'done':
      say(`${done} ${file.kind.name}/${file.id}`);
      return true;
    case 'faults':
      tell(
        answer.faults.map((fault) => ({ file, fault })),
        say,
      );
      return false;
    case 'changed-meanwhile':
      say(`${file.path}: somebody has edited it meanwhile; pull or diff again, or push --force`);
      return false;
    case 'refused':
      say(`${file.path}: ${answer.detail}`);
      return false;
  }
};
