import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { metricsNamespace } from '../../core/metrics.ts';
import type { FunctionEnvs, FunctionName } from '../../functions/manifest.ts';
import { functionSizes } from '../function-sizes.ts';
import type { Stage } from '../stage.ts';

/** Gives the bundled code of a function by its name. */
export type CodeOf = (name: FunctionName) => Code;

export interface AppFunctionProps<N extends FunctionName> {
  readonly stage: Stage;
  readonly codeOf: CodeOf;
  readonly environment: FunctionEnvs[N];
}

/** A function of the manifest: its name gives the code and the variables it must be handed. */
export class AppFunction<N extends FunctionName = FunctionName> extends Construct {
  readonly lambda: LambdaFunction;
  readonly name: N;

  constructor(scope: Construct, name: N, props: AppFunctionProps<N>) {
    super(scope, name);
    this.name = name;
    const { memoryMb, timeout } = functionSizes[name];
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/kaskad/${props.stage.name}/${name}`,
      retention: props.stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own: the managed execution policy could write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: `kaskad-${props.stage.name}-${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.codeOf(name),
      memorySize: memoryMb,
      timeout,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // Start and report lines of every call would cost more than the call.
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: { ...props.environment, METRICS_NAMESPACE: metricsNamespace(props.stage.name) },
      ...(props.stage.tracing && { tracing: Tracing.ACTIVE }),
    });
  }

  /** Allows actions on resources; every permission of a function is one such line. */
  may(actions: readonly string[], ...resources: string[]): this {
    this.lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources }));
    return this;
  }
}
