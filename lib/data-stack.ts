import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  ProjectionType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ArchiveBucket } from './constructs/archive-bucket.ts';
import { OwnKey } from './constructs/own-key.ts';
import { SignIn } from './constructs/sign-in.ts';
import { SpendBudget } from './constructs/spend-budget.ts';
import type { Stage } from './stage.ts';

const LISTS = 'Lists';

export interface DataStackProps extends StackProps {
  readonly stage: Stage;
}

/** What must outlive every deployment: people, what marketers wrote, and what happened. */
export class DataStack extends Stack {
  readonly profiles: TableV2;
  readonly config: TableV2;
  /** Undefined where the stage has no console. */
  readonly userPool: UserPool | undefined;
  /** Undefined where AWS's keys do. */
  readonly key: Key | undefined;
  /** Undefined where the stage keeps none. */
  readonly archive: Bucket | undefined;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { stage } = props;
    this.key = stage.ownKey ? new OwnKey(this, 'OwnKey', props).key : undefined;
    this.profiles = keptTable(this, 'ProfileTable', this.key);
    // Keys only: an entry costs a write when somebody joins or leaves a list, and none in between.
    this.profiles.addGlobalSecondaryIndex({
      indexName: LISTS,
      partitionKey: { name: 'list', type: AttributeType.STRING },
      sortKey: { name: 'pk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.config = keptTable(this, 'ConfigTable', this.key);
    this.userPool = stage.console ? new SignIn(this, 'SignIn', props).userPool : undefined;
    this.archive = stage.archive ? new ArchiveBucket(this, 'Archive', this.key).bucket : undefined;
    if (stage.budget) new SpendBudget(this, 'Budget', { stage, budget: stage.budget });
    // Those in use: what reads them, from outside the functions too, must not work on what was given up.
    const { profiles = this.profiles.tableName, config = this.config.tableName } = stage.restored ?? {};
    new CfnOutput(this, 'ProfileTableName', { value: profiles });
    new CfnOutput(this, 'ConfigTableName', { value: config });
  }
}

/** The index of people's lists, which has a permission of its own. */
export const listsArn = ({ tableArn }: Pick<TableV2, 'tableArn'>): string => `${tableArn}/index/${LISTS}`;

/** The logical id is pinned: a changed one would put an empty table in place of a full one. */
function keptTable(
  scope: Construct,
  logicalId: 'ProfileTable' | 'ConfigTable',
  key: Key | undefined,
): TableV2 {
  const table = new TableV2(scope, logicalId, {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billing: Billing.onDemand(),
    timeToLiveAttribute: 'expiresAtSeconds',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const made = table.node.defaultChild as CfnGlobalTable;
  made.overrideLogicalId(logicalId);
  if (key) encryptTable(made, key);
  return table;
}

/** By hand: the construct of the table would have to know its region. */
function encryptTable(table: CfnGlobalTable, { keyArn }: Key): void {
  table.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  table.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', keyArn);
}
