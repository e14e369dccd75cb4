import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CodeOf } from '../constructs/app-function.ts';
import type { Stage } from '../stage.ts';
import type { UsedTable } from './tables.ts';

/** Where people sign in, and as which page. */
export interface SignInContext {
  readonly userPool: UserPool;
  readonly clientId: string;
}

/** What every function of the engine is built from. */
export interface EngineContext {
  readonly stage: Stage;
  readonly codeOf: CodeOf;
  readonly bus: EventBus;
  readonly profiles: UsedTable;
  readonly config: UsedTable;
  readonly httpApi: HttpApi;
  /** Where links lead, unless settings/shop says otherwise. */
  readonly publicUrl: string;
  /** Undefined where the stage has no console. */
  readonly signIn?: SignInContext | undefined;
  /** Undefined where the stage keeps no archive. */
  readonly archive?: Bucket | undefined;
}

/** What tells a function where the archive is; empty where there is none. */
export const archiveEnv = ({ archive }: EngineContext) => ({
  ARCHIVE_BUCKET_NAME: archive?.bucketName ?? '',
});

/** The variables that nearly every function reads. */
export const sharedEnv = ({ profiles, config, bus }: EngineContext) => ({
  PROFILE_TABLE_NAME: profiles.tableName,
  CONFIG_TABLE_NAME: config.tableName,
  EVENT_BUS_NAME: bus.eventBusName,
});
