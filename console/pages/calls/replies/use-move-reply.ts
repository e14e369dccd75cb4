import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../../api/client.ts';
import { forget } from '../../../api/use-answer.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useUndo } from '../../../ui/use-undo.tsx';
import { useTexts } from '../texts.ts';

type Way = 'done' | 'reopen';
const BACK = { done: 'reopen', reopen: 'done' } as const;

/** Takes a reply out of the open ones or puts it back; both can be undone. */
export const useMoveReply = (id: string) => {
  const client = useQueryClient();
  const say = useSay();
  const sayWithUndo = useUndo();
  const { t } = useTexts();
  const move = async (way: Way) => {
    await ask(`/v1/replies/${encodeURIComponent(id)}/${way}`, { method: 'POST' });
    await forget(client, '/v1/replies');
  };
  return useMutation({
    mutationFn: move,
    onSuccess: (_moved, way) =>
      sayWithUndo(t(`replies.moved.${way}`), () => void move(BACK[way]).catch(say.problem)),
    onError: say.problem,
  });
};
