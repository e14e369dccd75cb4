import { type ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { DataStack } from '../data-stack.ts';
import type { Stage } from '../stage.ts';

/** A table as far as functions use it. */
export interface UsedTable {
  readonly tableName: string;
  readonly tableArn: string;
}

/** One that the stack makes, or one that is there already. Both are written out: the class has not quite the type of its interface. */
export type TablesInUse = Readonly<Record<'profiles' | 'config', TableV2 | ITableV2>>;

/**
 * The tables of the stage, or those that were restored beside them. What was imported of the stage's own stays exported: CloudFormation takes no
 * export away while a stack deployed before still uses it.
 */
export function tablesInUse(data: DataStack, { restored }: Stage): TablesInUse {
  if (!restored) return data;
  for (const { tableArn, tableName } of [data.profiles, data.config]) {
    data.exportValue(tableArn);
    data.exportValue(tableName);
  }
  const named = (id: string, tableName: string) =>
    TableV2.fromTableAttributes(data, id, { tableName, grantIndexPermissions: true });
  return {
    profiles: named('RestoredProfileTable', restored.profiles),
    config: named('RestoredConfigTable', restored.config),
  };
}
