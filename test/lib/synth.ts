import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { App } from 'aws-cdk-lib/core';
import { appProps, buildKaskad, type KaskadStacks } from '../../lib/app.ts';
import { readStage } from '../../lib/stage-context.ts';

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Principal?: { readonly Service?: string };
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The properties that tests look at, of whatever type of resource. */
export interface Properties {
  readonly AccessLogSettings?: { readonly Format: string };
  readonly AlarmDescription?: string;
  readonly AlarmName?: string;
  readonly DashboardBody?: unknown;
  readonly EventBusName?: unknown;
  readonly EventPattern?: unknown;
  readonly EventSourceArn?: unknown;
  readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
  readonly FunctionName?: string;
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly PolicyDocument?: { readonly Statement: Statement[] };
  readonly RedrivePolicy?: { readonly maxReceiveCount: number; readonly deadLetterTargetArn: unknown };
  readonly RetentionInDays?: number;
  readonly Roles?: readonly { readonly Ref: string }[];
  readonly Role?: unknown;
  readonly RouteKey?: string;
  readonly State?: string;
  readonly Targets?: readonly { readonly DeadLetterConfig?: unknown }[];
  readonly Timeout?: number;
  readonly TracingConfig?: { readonly Mode: string };
  readonly VisibilityTimeout?: number;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
}

export interface Synthesized extends KaskadStacks {
  readonly app: App;
  readonly templates: Readonly<Record<'data' | 'api' | 'engine', Template>>;
  /** Resources of a type in all three stacks, as [logical id, properties]. */
  ofType(type: string): [string, Properties][];
  readonly types: readonly string[];
}

/** A few files instead of the built console. */
const consoleFolder = 'console/public';
const withoutBundling = () => Code.fromInline('exports.handler = () => {}');

/** Builds the stacks of a stage without bundling. */
export function synthesize(context: Readonly<Record<string, unknown>> = {}): Synthesized {
  const app = new App({
    ...appProps,
    // A second for each test file; the synthesis for a deployment keeps it.
    builtinCloudFormationValidation: false,
    context: { ...appProps.context, ...context },
  });
  const stacks = buildKaskad(app, readStage(app.node), { codeOf: withoutBundling, consoleFolder });
  const templates = {
    data: Template.fromStack(stacks.data),
    api: Template.fromStack(stacks.api),
    engine: Template.fromStack(stacks.engine),
  };
  const resources = Object.values(templates).flatMap((template) =>
    Object.entries<Resource>(template.toJSON().Resources),
  );
  const ofType = (type: string): [string, Properties][] =>
    resources.filter(([, { Type }]) => Type === type).map(([id, { Properties }]) => [id, Properties]);
  return { app, ...stacks, templates, ofType, types: [...new Set(resources.map(([, { Type }]) => Type))] };
}

/** Every statement that allows something, with the logical id of the policy it stands in. */
export const allowances = ({ ofType }: Synthesized) =>
  ['AWS::IAM::Policy', 'AWS::SQS::QueuePolicy'].flatMap(ofType).flatMap(([policy, { PolicyDocument }]) =>
    (PolicyDocument?.Statement ?? [])
      .filter(({ Effect }) => Effect === 'Allow')
      .map(({ Action, Resource, ...rest }) => ({
        ...rest,
        policy,
        actions: [Action].flat(),
        resources: [Resource].flat().map((resource) => JSON.stringify(resource)),
      })),
  );
