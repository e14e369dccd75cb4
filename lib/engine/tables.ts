import { Stack } from 'aws-cdk-lib/core';
import type { DataStack } from '../data-stack.ts';
import type { Stage } from '../stage.ts';

/** A table as far as functions use it. */
export interface UsedTable {
  readonly tableName: string;
  readonly tableArn: string;
}

/**
 * The tables of the stage, or those that were restored beside them. What was imported of the stage's own stays exported: CloudFormation takes no
 * export away while a stack deployed before still uses it.
 */
export function tablesInUse(
  data: DataStack,
  { restored }: Stage,
): Readonly<Record<'profiles' | 'config', UsedTable>> {
  if (!restored) return data;
  for (const { tableArn, tableName } of [data.profiles, data.config]) {
    data.exportValue(tableArn);
    data.exportValue(tableName);
  }
  const named = (tableName: string): UsedTable => ({
    tableName,
    tableArn: Stack.of(data).formatArn({ service: 'dynamodb', resource: 'table', resourceName: tableName }),
  });
  return { profiles: named(restored.profiles), config: named(restored.config) };
}
