import type { Assembly, Stack } from './assembly.ts';
import { holds, resolve, type Scope } from './intrinsics.ts';
import { inertKinds, type Kind, livingKinds } from './kinds.ts';
import { pseudoParameters, type Surroundings } from './surroundings.ts';

/** A living resource with its intrinsics resolved. */
export interface Resource {
  readonly type: string;
  readonly logicalId: string;
  readonly stackName: string;
  /** The physical name, as `Ref` gives it for most types. */
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What another resource's `Fn::GetAtt` would get. */
  attribute(name: string): string;
  ref(): string;
}

/**
 * Resolves the living resources of all stacks; inert ones only answer references.
 * @throws Error naming type and logical id when a type is neither living nor on the inert list
 */
export function resolveResources(assembly: Assembly, surroundings: Surroundings): Resource[] {
  const scopes = assembly.stacks.map((stack) => scopeOf(stack, surroundings, (name) => importValue(name)));

  function importValue(name: string): unknown {
    for (const scope of scopes) {
      for (const { Value, Export } of Object.values(scope.stack.template.Outputs)) {
        if (Export && resolve(Export.Name, scope) === name) return resolve(Value, scope);
      }
    }
    throw new Error(`No stack exports ${name}`);
  }

  return scopes.flatMap(livingResources);
}

function livingResources(scope: Scope): Resource[] {
  const { name: stackName, template } = scope.stack;
  return Object.entries(template.Resources).flatMap(([logicalId, { Type: type, Properties, Condition }]) => {
    const kind = kindOf(scope.stack, logicalId);
    if (!Object.hasOwn(livingKinds, type) || (Condition !== undefined && !holds(Condition, scope))) return [];
    return [
      {
        type,
        logicalId,
        stackName,
        name: physicalName(scope, logicalId, kind),
        properties: resolve(Properties ?? {}, scope) as Record<string, unknown>,
        attribute: (name: string) => String(scope.attribute(logicalId, name)),
        ref: () => String(scope.ref(logicalId)),
      },
    ];
  });
}

function scopeOf(stack: Stack, surroundings: Surroundings, importValue: Scope['importValue']): Scope {
  const identity = (logicalId: string) => {
    const kind = kindOf(stack, logicalId);
    return { kind, identity: { name: physicalName(scope, logicalId, kind), surroundings } };
  };
  const scope: Scope = {
    stack,
    pseudo: pseudoParameters(surroundings),
    importValue,
    ref: (logicalId) => {
      const { kind, identity: of } = identity(logicalId);
      return kind.ref(of);
    },
    attribute: (logicalId, name) => {
      const { kind, identity: of } = identity(logicalId);
      const read = kind.attributes[name];
      if (!read)
        throw new Error(`The local run does not know the attribute ${name} of ${describe(stack, logicalId)}`);
      return read(of);
    },
  };
  return scope;
}

function kindOf(stack: Stack, logicalId: string): Kind {
  const resource = stack.template.Resources[logicalId];
  if (!resource) throw new Error(`${stack.name} refers to ${logicalId}, which it does not have`);
  const kind = livingKinds[resource.Type] ?? inertKinds[resource.Type];
  if (!kind) {
    const hint = 'teach local/template/kinds.ts about it or list it there as inert';
    throw new Error(`The local run does not know ${describe(stack, logicalId)}: ${hint}`);
  }
  return kind;
}

const describe = (stack: Stack, logicalId: string) =>
  `${stack.template.Resources[logicalId]?.Type} (${stack.name}/${logicalId})`;

function physicalName(scope: Scope, logicalId: string, { nameProperty }: Kind): string {
  const given = nameProperty && scope.stack.template.Resources[logicalId]?.Properties?.[nameProperty];
  return given === undefined ? `${scope.stack.name}-${logicalId}` : String(resolve(given, scope));
}
