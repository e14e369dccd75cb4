import { type AppProps, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ApiStack } from './api-stack.ts';
import { ConsoleStack } from './console-stack.ts';
import type { CodeOf } from './constructs/app-function.ts';
import { DataStack } from './data-stack.ts';
import { EngineStack } from './engine-stack.ts';
import type { Stage } from './stage.ts';

/** The same with and without the CDK command line, which would add context of its own. */
export const appProps: AppProps = {
  analyticsReporting: false,
  treeMetadata: false,
  context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' },
};

export interface KaskadStacks {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: ApiStack;
  /** Undefined where the stage has none. */
  readonly console: ConsoleStack | undefined;
  readonly engine: EngineStack;
}

export interface Built {
  readonly codeOf: CodeOf;
  /** Folder of the built console; left out where the stage has none. */
  readonly consoleFolder?: string;
}

/** The stacks of one stage. Their names are pinned: a renamed stack is a new, empty one. */
export function buildKaskad(scope: Construct, stage: Stage, { codeOf, consoleFolder }: Built): KaskadStacks {
  const { terminationProtection, region, account } = stage;
  const env = { ...(region !== undefined && { region }), ...(account !== undefined && { account }) };
  const nameOf = (part: string) => ({
    ...{ stackName: `Kaskad-${stage.name}-${part}`, terminationProtection, env },
  });
  const data = new DataStack(scope, 'KaskadData', { ...nameOf('Data'), stage });
  const api = new ApiStack(scope, 'KaskadApi', { ...nameOf('Api'), stage });
  const { userPool } = data;
  if (stage.console && consoleFolder === undefined) throw new Error('The console is not built');
  const console =
    userPool && consoleFolder !== undefined
      ? new ConsoleStack(scope, 'KaskadConsole', {
          ...{ ...nameOf('Console'), stage, userPool, folder: consoleFolder, httpApi: api.httpApi },
        })
      : undefined;
  const signIn = userPool && console && { userPool, clientId: console.clientId };
  const engine = new EngineStack(scope, 'KaskadEngine', {
    ...{ ...nameOf('Engine'), stage, data, api, codeOf, signIn },
  });
  Tags.of(scope).add('app', 'kaskad');
  Tags.of(scope).add('stage', stage.name);
  return { stage, data, api, console, engine };
}
