import { type DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import type { StageFile } from '../../lib/stage-file.ts';

export interface TableAsk {
  stage: string;
  file: Pick<StageFile, 'restored'> | undefined;
}

/** The table in use: one that was restored, else by the name that CloudFormation gave it. It lists names only, which any reader of the account may. */
export const configTableOf = async (client: DynamoDBClient, { stage, file }: TableAsk): Promise<string> => {
  if (file?.restored) return file.restored.configTable;
  const prefix = `Kaskad-${stage}-Data-ConfigTable`;
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    const found = TableNames.find((name) => name.startsWith(prefix));
    if (found !== undefined) return found;
  }
  throw new Error(
    `No table ${prefix}… in this account and region: deploy the stage ${stage} first, or say --table.`,
  );
};
