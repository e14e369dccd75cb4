import type { AnswerOf } from '../../../../../functions/api/route.ts';
import type { exportPersonRoute } from '../../../../../functions/api/routes/export-person.ts';
import { ask } from '../../../../api/client.ts';
import { inTime } from '../../../../api/try-again.ts';

type Page = AnswerOf<typeof exportPersonRoute>;

/** Everything held of her: the history comes in pages and is put together here. */
export const readAll = async (
  id: string,
  tell: (items: number) => void,
  read = (cursor: string | undefined): Promise<Page> =>
    inTime(() =>
      ask<typeof exportPersonRoute>(`/v1/profiles/${id}/export`, { method: 'POST', query: { cursor } }),
    ),
): Promise<Omit<Page, 'cursor'>> => {
  const { cursor: first, ...whole } = await read(undefined);
  let cursor = first;
  const history = [...whole.history];
  while (cursor !== undefined) {
    tell(history.length);
    const page = await read(cursor);
    history.push(...page.history);
    cursor = page.cursor;
  }
  return { ...whole, history };
};
