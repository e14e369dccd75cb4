import { type App, type AppProps, Tags } from 'aws-cdk-lib/core';
import { ApiStack } from './api-stack.ts';
import type { CodeOf } from './constructs/app-function.ts';
import { DataStack } from './data-stack.ts';
import { EngineStack } from './engine-stack.ts';
import { readStage, type Stage } from './stage.ts';

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
  readonly engine: EngineStack;
}

/** The three stacks of one stage. Their names are pinned: a renamed stack is a new, empty one. */
export function buildKaskad(app: App, codeOf: CodeOf): KaskadStacks {
  const stage = readStage(app.node);
  const { terminationProtection } = stage;
  const nameOf = (part: string) => ({ stackName: `Kaskad-${stage.name}-${part}`, terminationProtection });
  const data = new DataStack(app, 'KaskadData', { ...nameOf('Data'), stage });
  const api = new ApiStack(app, 'KaskadApi', { ...nameOf('Api'), stage });
  const engine = new EngineStack(app, 'KaskadEngine', { ...nameOf('Engine'), stage, data, api, codeOf });
  Tags.of(app).add('app', 'kaskad');
  Tags.of(app).add('stage', stage.name);
  return { stage, data, api, engine };
}
