import type { Followed } from '../../../functions/api/documents/changed.ts';
import { askDocument } from '../../api/client.ts';

/** Takes a ready journey as a draft; answers the messages of it for which a second person was asked. */
export const installReady = async (id: string): Promise<readonly string[]> => {
  const path = `/v1/library/${encodeURIComponent(id)}/install`;
  const { answer } = await askDocument<Pick<Followed, 'proposed'>>(path, { method: 'POST', body: {} });
  return answer.proposed ?? [];
};
