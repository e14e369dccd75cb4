import type { getSegmentSize } from '../../../functions/api/routes/get-segment-size.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { documentPath } from '../../ui/document/document-path.ts';

/** How many are in a published segment now. */
export const useSize = (id: string, isPublished: boolean, everyMs?: number) =>
  useAnswer<typeof getSegmentSize>(`${documentPath('segments', id)}/size`, {
    enabled: isPublished,
    ...(everyMs !== undefined && { everyMs }),
  });
