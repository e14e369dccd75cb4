import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { buildKaskad } from './app.ts';
import { AppFunction } from './constructs/app-function.ts';
import { pinFlags } from './flags.ts';
import type { StageSettings } from './settings.ts';
import { shipped } from './shipped.ts';
import { stageOf } from './stage.ts';

/** What each function is for: see the README of its folder. */
export type KaskadFunction =
  | 'collect'
  | 'api'
  | 'links'
  | 'update-profile'
  | 'advance-enrollment'
  | 'record-delivery'
  | 'run-jobs'
  | 'keep-counts';

/** What each queue carries. */
export type KaskadQueue = 'profiles' | 'wakes' | 'deliveries' | 'jobs' | 'counts';

/** A queue and where its messages end that could not be worked off. */
export interface KaskadQueues {
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

export interface KaskadProps extends StageSettings {
  /**
   * Folder with the bundles of a build of your own, one folder per function.
   * @default those that come with the package
   */
  readonly functionsFolder?: string;
  /**
   * Folder with the files of a console of your own.
   * @default the one that comes with the package
   */
  readonly consoleFolder?: string;
}

/**
 * Kaskad in an app of your own: `new Kaskad(app, 'Kaskad', { stage: 'prod' })`. It brings stacks of its own, named
 * `Kaskad-<stage>-…`, so that what holds data is never moved by what else your app does: put it into the app or a `Stage`, one per stage.
 * Everything that you may want to grant, watch or extend is public.
 */
export class Kaskad extends Construct {
  /** Its stacks; Console is undefined where the stage has none, Edge where nothing of it has to lie in us-east-1. */
  readonly stacks: {
    readonly data: Stack;
    readonly api: Stack;
    readonly edge: Stack | undefined;
    readonly console: Stack | undefined;
    readonly engine: Stack;
  };
  /** People: profiles, enrollments, time lines, counters. The restored one where the stage names it; so with configuration. */
  readonly profileTable: TableV2 | ITableV2;
  /** What marketers wrote, keys and jobs. */
  readonly configTable: TableV2 | ITableV2;
  /** Every event; rules of yours may listen. Its entries are `detail-type` `events` (from `shop.…`) and `delivery` (from `kaskad`). */
  readonly bus: EventBus;
  /** The HTTP API, to which routes of yours may be added. */
  readonly httpApi: HttpApi;
  /** Where links in messages lead, without a slash at its end. */
  readonly publicUrl: string;
  readonly functions: Readonly<Record<KaskadFunction, LambdaFunction>>;
  readonly queues: Readonly<Record<KaskadQueue, KaskadQueues>>;
  /** All alarms, for actions of your own. */
  readonly alarms: readonly Alarm[];
  /** Who may sign in to the console; undefined where the stage has none. */
  readonly userPool: UserPool | undefined;
  /** What stands before the console; undefined where the stage has none. */
  readonly distribution: Distribution | undefined;
  /** Where events are kept; undefined where the stage keeps none. */
  readonly archive: Bucket | undefined;

  /** @throws Error, one sentence, for settings that contradict each other */
  constructor(scope: Construct, id: string, props: KaskadProps = {}) {
    super(scope, id);
    pinFlags(this);
    const { data, api, edge, console, engine } = buildKaskad(this, stageOf(props), shipped(props));
    this.stacks = { data, api, edge, console, engine };
    this.profileTable = engine.tables.profiles;
    this.configTable = engine.tables.config;
    this.bus = engine.bus;
    this.httpApi = api.httpApi;
    this.publicUrl = api.publicUrl;
    this.functions = functionsIn(engine);
    this.queues = engine.queues;
    this.alarms = this.node.findAll().filter((one) => one instanceof Alarm);
    this.userPool = data.userPool;
    this.distribution = console?.distribution;
    this.archive = data.archive;
  }
}

const functionsIn = (engine: Stack): Kaskad['functions'] =>
  Object.fromEntries(
    engine.node.findAll().flatMap((one) => (one instanceof AppFunction ? [[one.name, one.lambda]] : [])),
  ) as Kaskad['functions'];
