import { expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { forget } from '../../../console/api/use-answer.ts';

/** Answers of one question, in the order in which it is asked; each comes when it is let go. */
const slow = (answers: readonly string[]) => {
  const goes: (() => void)[] = [];
  let asked = 0;
  const ask = ({ signal }: { signal: AbortSignal }) => {
    const answer = answers[asked] ?? 'too often';
    asked += 1;
    return new Promise<string>((resolve, reject) => {
      goes.push(() => resolve(answer));
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  };
  return { ask, go: (no: number) => goes[no]?.() };
};

it('what was asked for the first time before a change is asked anew after it', async () => {
  const client = new QueryClient();
  const { ask, go } = slow(['before', 'after']);
  const observer = new QueryObserver(client, { queryKey: ['/v1/offers/tea/stock'], queryFn: ask });
  const leave = observer.subscribe(() => undefined);

  const forgotten = forget(client, '/v1/offers/tea');
  await Promise.resolve();
  go(0);
  await new Promise(setImmediate);
  go(1);
  await forgotten;

  expect(observer.getCurrentResult()).toMatchObject({ data: 'after', isFetching: false });
  leave();
});
