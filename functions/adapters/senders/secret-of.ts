import { ProviderUnavailable } from '../../../core/errors.ts';
import type { WebhookSecrets } from '../../../core/ports.ts';

export type Secrets = Pick<WebhookSecrets, 'get'>;

/** A secret that is not there is a mistake of the shop's: nothing was sent, and waiting helps once it is put right. */
export const secretOf = async (provider: string, secrets: Secrets, name: string): Promise<string> => {
  const value = await secrets.get(name);
  if (value === undefined) throw new ProviderUnavailable(provider, false);
  return value;
};
