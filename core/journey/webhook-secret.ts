import * as z from 'zod';

const MESSAGE = 'lower-case letters, digits and hyphens';

/** Names of secrets that are kept for webhooks, in both directions. */
export const webhookSecretName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, MESSAGE);

/**
 * Is it kept to prove what others tell us: `hook-<source>` of shop systems, `<gateway>-callback` of gateways? Whoever may let a
 * journey sign with it could speak in their name.
 */
export const provesOthers = (name: string): boolean => name.startsWith('hook-') || name.endsWith('-callback');

/** Names of secrets that a step of a journey may sign with. */
export const signingSecretName = webhookSecretName.refine((name) => !provesOthers(name), {
  message: 'a secret that proves what others tell us signs nothing of ours',
});
