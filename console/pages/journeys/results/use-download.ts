import { useMutation } from '@tanstack/react-query';
import { ask } from '../../../api/client.ts';
import { useSay } from '../../../ui/use-say.ts';

const save = (text: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** A file that the API answers: a plain link could not say who asks. */
export const useDownload = (path: string, name: string) => {
  const say = useSay();
  return useMutation({
    mutationFn: async (query: Record<string, string>) =>
      save((await ask(path, { query: query as never })) as unknown as string, name),
    onError: say.problem,
  });
};
