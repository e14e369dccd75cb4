import { asCoreError } from './provider-errors.ts';

/** What AWS takes it answers with an id; what its client throws is one of the two answers a send can have. */
export const takenBy = async (
  provider: string,
  permanent: ReadonlySet<string>,
  call: () => Promise<{ MessageId?: string | undefined }>,
): Promise<{ providerId?: string }> => {
  try {
    const { MessageId: providerId } = await call();
    return providerId === undefined ? {} : { providerId };
  } catch (error) {
    throw asCoreError(provider, error, permanent);
  }
};
