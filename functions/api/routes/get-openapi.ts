import * as z from 'zod';
import { ingestPaths } from '../ingest-paths.ts';
import { openApiOf } from '../openapi.ts';
import { type Route, route } from '../route.ts';

/** Describes the other routes and itself; made once per process, when first asked for. */
export const getOpenApi = (others: readonly Route[]): Route => {
  let document: Record<string, unknown> | undefined;
  const self: Route = route({
    method: 'GET',
    path: '/v1/openapi.json',
    summary: 'This document',
    access: 'public',
    answer: z.record(z.string(), z.unknown()),
    run: async () => {
      document ??= openApiOf([...others, self], ingestPaths);
      return { body: document };
    },
  });
  return self;
};
