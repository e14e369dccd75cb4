import type { Fault } from '../../core/errors.ts';
import { faultsOf } from '../../core/faults.ts';
import { validateJourney } from '../../core/journey/journey.ts';
import type { StepContext } from '../../core/journey/step-kind.ts';
import { templateSchema } from '../../core/message/template.ts';
import { validateTemplate } from '../../core/message/validate-template.ts';
import type { OwnFile } from './folder.ts';
import { schemaOf } from './kinds.ts';

/** A fault where it can be mended. */
export interface Found {
  file: OwnFile;
  fault: Fault;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The id is the file's name; a document may leave it out. */
export const withId = ({ kind, id, content }: Pick<OwnFile, 'kind' | 'id' | 'content'>): unknown =>
  kind.name === 'settings' || !isObject(content) ? content : { id, ...content };

const faultsIn = async (file: OwnFile, context: StepContext): Promise<Fault[]> => {
  if (file.faults.length > 0) return file.faults;
  const { kind, id } = file;
  const document = withId(file);
  const isMisnamed = isObject(document) && kind.name !== 'settings' && document.id !== id;
  const misnamed = isMisnamed ? [{ path: '/id', message: `must be ${id}, as the file is called` }] : [];
  return [...misnamed, ...(await ofKind(kind.name, document, context, schemaOf(kind, id)))];
};

const ofKind = async (
  name: OwnFile['kind']['name'],
  document: unknown,
  context: StepContext,
  schema: ReturnType<typeof schemaOf>,
): Promise<Fault[]> => {
  if (name === 'journeys') {
    const checked = validateJourney(document, context);
    return checked.kind === 'valid' ? [] : checked.faults;
  }
  if (name === 'templates') {
    const checked = await validateTemplate(document);
    return checked.kind === 'valid' ? [] : checked.faults;
  }
  if (!schema) return [{ path: '', message: 'there are no settings of that name' }];
  const parsed = schema.safeParse(document);
  return parsed.success ? [] : faultsOf(parsed.error);
};

/** Every fault of every file, as publishing would find it: journeys see the folder's templates and each other. */
export const validateFiles = async (files: readonly OwnFile[]): Promise<Found[]> => {
  const templates = Object.fromEntries(
    files.flatMap((file) => {
      const parsed = file.kind.name === 'templates' ? templateSchema.safeParse(withId(file)) : undefined;
      return parsed?.success ? [[file.id, parsed.data] as const] : [];
    }),
  );
  const journeys = files
    .filter((file) => file.kind.name === 'journeys')
    .map((file) => ({ journey: { ...(withId(file) as object), id: file.id }, status: 'live' }));
  const context = { templates, journeys };
  const found = await Promise.all(
    files.map(async (file) => (await faultsIn(file, context)).map((fault) => ({ file, fault }))),
  );
  return found.flat();
};

/** `journeys/cart.yaml:12 /steps/0/kind: a step is one of …`: editors and CI make a link of it. */
export const sentenceOf = ({ file, fault }: Found): string => {
  const line = file.lineOf(fault.path);
  return `${file.path}${line === undefined ? '' : `:${line}`} ${fault.path || '/'}: ${fault.message}`;
};
