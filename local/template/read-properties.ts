import * as z from 'zod';
import type { Resource } from './resources.ts';

/** Parses a resource's properties, naming the resource in the error. */
export function readProperties<S extends z.ZodType>(resource: Resource, schema: S): z.infer<S> {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  throw unsupported(resource, z.prettifyError(parsed.error));
}

/** The error for something in the template that the local run cannot play. */
export const unsupported = ({ type, stackName, logicalId }: Resource, what: string): Error =>
  new Error(`The local run cannot play ${type} (${stackName}/${logicalId}): ${what}`);
