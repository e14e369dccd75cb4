import * as z from 'zod';

/** Names of secrets that sign webhooks. */
export const webhookSecretName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens');
