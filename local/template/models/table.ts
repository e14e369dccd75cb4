import type * as z from 'zod';
import { readProperties } from '../read-properties.ts';
import type { Resource } from '../resources.ts';
import { schemas } from '../schemas.ts';

export interface TableModel {
  readonly logicalId: string;
  readonly name: string;
  /** The attribute with the expiry in epoch seconds. */
  readonly ttlAttribute?: string;
  readonly properties: z.infer<typeof schemas.table>;
}

export function table(resource: Resource): TableModel {
  const properties = readProperties(resource, schemas.table);
  const ttl = properties.TimeToLiveSpecification;
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    properties,
    ...(ttl?.Enabled && ttl.AttributeName !== undefined && { ttlAttribute: ttl.AttributeName }),
  };
}
