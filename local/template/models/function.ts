import { readProperties, unsupported } from '../read-properties.ts';
import type { Resource } from '../resources.ts';
import { schemas } from '../schemas.ts';

/** Where the code lies: the asset's folder, or source text given inline. */
export type FunctionCode =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'inline'; readonly source: string };

export interface FunctionModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly runtime: string;
  /** `file.export` */
  readonly handler: string;
  readonly code: FunctionCode;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

export function lambdaFunction(resource: Resource, assets: ReadonlyMap<string, string>): FunctionModel {
  const properties = readProperties(resource, schemas.function);
  if (!properties.Runtime.startsWith('nodejs'))
    throw unsupported(resource, `the runtime ${properties.Runtime}`);
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    arn: resource.attribute('Arn'),
    runtime: properties.Runtime,
    handler: properties.Handler,
    code: codeOf(resource, properties.Code, assets),
    environment: properties.Environment?.Variables ?? {},
    timeoutSeconds: properties.Timeout,
    memoryMb: properties.MemorySize,
  };
}

function codeOf(
  resource: Resource,
  { S3Key, ZipFile }: { S3Key?: string | undefined; ZipFile?: string | undefined },
  assets: ReadonlyMap<string, string>,
): FunctionCode {
  if (ZipFile !== undefined) return { kind: 'inline', source: ZipFile };
  const path = assets.get(S3Key ?? '');
  if (path === undefined) throw unsupported(resource, `no asset with the key ${S3Key} in the assembly`);
  return { kind: 'folder', path };
}
