import { useSearchParams } from 'react-router';

/** What is open in the panel, in the address: the id of a step, or a part of the journey (`~start`), as no step may be called. */
export const useOpen = () => {
  const [params, setParams] = useSearchParams();
  const open = params.get('open') ?? undefined;
  return {
    open,
    show: (id: string | undefined): void =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (id === undefined) next.delete('open');
          else next.set('open', id);
          return next;
        },
        { replace: true },
      ),
  };
};
