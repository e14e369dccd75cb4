import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const manifestSchema = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        properties: z
          .looseObject({
            templateFile: z.string().optional(),
            stackName: z.string().optional(),
            directoryName: z.string().optional(),
          })
          .optional(),
        displayName: z.string().optional(),
      }),
    )
    .default({}),
});

const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

const templateSchema = z.object({
  Resources: z
    .record(
      z.string(),
      z.object({
        Type: z.string(),
        Properties: z.record(z.string(), z.unknown()).optional(),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
});

export type Template = z.infer<typeof templateSchema>;

export interface Stack {
  readonly name: string;
  readonly template: Template;
}

export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Where an asset lies on disk, by the object key it would be uploaded under. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads every stack and file asset of a synthesized cloud assembly (`cdk.out`), nested stages included. */
export function readAssembly(folder: string): Assembly {
  const root = resolve(folder);
  if (!existsSync(root)) throw new Error(`No cloud assembly at ${root}: synthesize the app first`);
  const folders = assemblyFolders(root);
  const stacks = folders.flatMap(readStacks);
  if (stacks.length === 0) throw new Error(`The cloud assembly at ${root} holds no stack`);
  return { stacks, assets: new Map(folders.flatMap(readAssets)) };
}

function assemblyFolders(folder: string): string[] {
  const nested = artifactsOf(folder).flatMap(({ type, properties }) =>
    type === 'cdk:cloud-assembly' && properties?.directoryName
      ? [join(folder, properties.directoryName)]
      : [],
  );
  return [folder, ...nested.flatMap(assemblyFolders)];
}

function artifactsOf(folder: string) {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return [];
  return Object.entries(manifestSchema.parse(readJson(file)).artifacts).map(([id, artifact]) => ({
    id,
    ...artifact,
  }));
}

function readStacks(folder: string): Stack[] {
  const stacks = artifactsOf(folder).filter(({ type }) => type === 'aws:cloudformation:stack');
  const named = stacks.map(({ id, properties }) => ({
    name: properties?.stackName ?? id,
    file: properties?.templateFile ?? `${id}.template.json`,
  }));
  // An assembly written by hand may come without a manifest.
  const files = named.length > 0 ? named : templateFiles(folder);
  return files.map(({ name, file }) => ({
    name,
    template: templateSchema.parse(readJson(join(folder, file))),
  }));
}

const templateFiles = (folder: string) =>
  filesEnding(folder, '.template.json').map((file) => ({ name: file.replace('.template.json', ''), file }));

function readAssets(folder: string): [string, string][] {
  return filesEnding(folder, '.assets.json').flatMap((file) =>
    Object.values(assetsSchema.parse(readJson(join(folder, file))).files).flatMap(
      ({ source, destinations }) =>
        Object.values(destinations).map(({ objectKey }): [string, string] => [
          objectKey,
          join(folder, source.path),
        ]),
    ),
  );
}

const filesEnding = (folder: string, ending: string) =>
  readdirSync(folder).filter((file) => file.endsWith(ending));

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
