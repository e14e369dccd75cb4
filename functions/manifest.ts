import type * as z from 'zod';
import type { advanceEnrollmentEnv } from './advance-enrollment/env.ts';
import type { apiEnv } from './api/env.ts';
import type { collectEnv } from './collect/env.ts';
import type { keepCountsEnv } from './keep-counts/env.ts';
import type { linksEnv } from './links/env.ts';
import type { publishConsoleEnv } from './publish-console/env.ts';
import type { recordDeliveryEnv } from './record-delivery/env.ts';
import type { runJobsEnv } from './run-jobs/env.ts';
import type { updateProfileEnv } from './update-profile/env.ts';

/** What a function's schema reads from its environment, as the infrastructure must write it. */
export type EnvOf<S extends z.ZodType> = Readonly<Record<keyof z.infer<S> & string, string>>;

/** One line per function: its folder's name and the variables it cannot start without. */
export interface FunctionEnvs {
  readonly collect: EnvOf<typeof collectEnv>;
  readonly api: EnvOf<typeof apiEnv>;
  readonly links: EnvOf<typeof linksEnv>;
  readonly 'update-profile': EnvOf<typeof updateProfileEnv>;
  readonly 'advance-enrollment': EnvOf<typeof advanceEnrollmentEnv>;
  readonly 'record-delivery': EnvOf<typeof recordDeliveryEnv>;
  readonly 'run-jobs': EnvOf<typeof runJobsEnv>;
  readonly 'keep-counts': EnvOf<typeof keepCountsEnv>;
  readonly 'publish-console': EnvOf<typeof publishConsoleEnv>;
}

export type FunctionName = keyof FunctionEnvs;
