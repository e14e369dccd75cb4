import { type AppProps, ReferenceStrength, Stack, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ApiStack } from './api-stack.ts';
import type { Edge } from './console/distribution.ts';
import { ConsoleStack } from './console-stack.ts';
import type { CodeOf } from './constructs/app-function.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { EngineStack } from './engine-stack.ts';
import { needsEdge } from './needs-edge.ts';
import { setAside } from './set-aside.ts';
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
  /** What of the console lies in us-east-1; undefined where nothing has to. */
  readonly edge: EdgeStack | undefined;
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
  const edge = needsEdge(stage)
    ? new EdgeStack(scope, 'KaskadEdge', { ...nameOf('Edge'), stage })
    : undefined;
  const { userPool } = data;
  if (stage.console && consoleFolder === undefined) throw new Error('The console is not built');
  const console =
    userPool && consoleFolder !== undefined
      ? new ConsoleStack(scope, 'KaskadConsole', {
          ...{ ...nameOf('Console'), stage, userPool, folder: consoleFolder, codeOf, httpApi: api.httpApi },
          ...{ edge: edgeOf(stage, edge), crossRegionReferences: edge !== undefined },
        })
      : undefined;
  const signIn = userPool && console && { userPool, clientId: console.clientId };
  const engine = new EngineStack(scope, 'KaskadEngine', {
    ...{ ...nameOf('Engine'), stage, data, api, codeOf, signIn },
  });
  setAside(scope, stage);
  Tags.of(scope).add('app', 'kaskad');
  Tags.of(scope).add('stage', stage.name);
  return { stage, data, api, edge, console, engine };
}

/** Read from the other region's stack by CloudFormation itself: a strong reference would be a function of AWS's in each of the two. */
const fromEdge = (arn: string | undefined): string | undefined =>
  arn && Stack.consumeReference(arn, ReferenceStrength.WEAK);

/** A web ACL or certificate of somebody's own comes first. */
const edgeOf = ({ webAclArn, consoleDomain }: Stage, edge: EdgeStack | undefined): Edge => ({
  webAclArn: webAclArn ?? fromEdge(edge?.webAclArn),
  certificateArn: consoleDomain?.certificateArn ?? fromEdge(edge?.certificateArn),
});
