import { checkDocument } from '../../core/config/check-document.ts';
import { contradictions } from '../../core/config/contradictions.ts';
import type { PublishedEntry } from '../../core/config/documents.ts';
import { type InEffect, inEffectOf } from '../../core/config/in-effect.ts';
import type { Fault } from '../../core/errors.ts';
import type { OwnFile } from './folder.ts';
import { isSettings, lifeOf } from './kinds.ts';

/** A fault where it can be mended. */
export interface Found {
  file: OwnFile;
  fault: Fault;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The id is the file's name; a document may leave it out. */
export const withId = ({ kind, id, content }: Pick<OwnFile, 'kind' | 'id' | 'content'>): unknown =>
  isSettings(kind) || !isObject(content) ? content : { id, ...content };

const faultsIn = async (file: OwnFile, inEffect: InEffect): Promise<Fault[]> => {
  if (file.faults.length > 0) return file.faults;
  const { kind, id } = file;
  const document = withId(file);
  const isMisnamed = isObject(document) && !isSettings(kind) && document.id !== id;
  const misnamed = isMisnamed ? [{ path: '/id', message: `must be ${id}, as the file is called` }] : [];
  const life = lifeOf(kind, id);
  if (!life) return [{ path: '', message: 'there are no settings of that name' }];
  const checked = await checkDocument(life, document, inEffect);
  if (checked.kind === 'valid') return [...misnamed, ...contradictions(life, checked.document, inEffect)];
  return [...misnamed, ...checked.faults];
};

/** Each file as if it were published: others are checked against it. */
const entriesOf = (files: readonly OwnFile[]): PublishedEntry[] =>
  files.flatMap((file) => {
    const document = withId(file);
    const life = isSettings(file.kind) ? undefined : lifeOf(file.kind, file.id);
    if (!life || !isObject(document) || !life.schema.safeParse(document).success) return [];
    const standing = life.standing?.(undefined) as object | undefined;
    const entry = { kind: life.kind, id: file.id, version: 1, document, ...standing };
    return [entry as unknown as PublishedEntry];
  });

/** Every fault of every file, as publishing would find it: documents see those of the folder. */
export const validateFiles = async (files: readonly OwnFile[]): Promise<Found[]> => {
  const inEffect = inEffectOf(undefined, entriesOf(files));
  const found = await Promise.all(
    files.map(async (file) => (await faultsIn(file, inEffect)).map((fault) => ({ file, fault }))),
  );
  return found.flat();
};

/** `journeys/cart.yaml:12 /steps/0/kind: a step is one of …`: editors and CI make a link of it. */
export const sentenceOf = ({ file, fault }: Found): string => {
  const line = file.lineOf(fault.path);
  return `${file.path}${line === undefined ? '' : `:${line}`} ${fault.path || '/'}: ${fault.message}`;
};
