import type { SortableTexts } from '../../../ui/sortable.tsx';
import { useTexts } from '../texts.ts';

/** What is said while one of so many is dragged. */
export const useDragTexts = (count: number): Omit<SortableTexts, 'entry'> => {
  const { t } = useTexts();
  return {
    instructions: t('drag.instructions'),
    handle: (name) => t('drag.handle', { name }),
    lifted: (name) => t('drag.lifted', { name }),
    over: (name, at) => t('drag.over', { name, at, count }),
    dropped: (name, at) => t('drag.dropped', { name, at, count }),
    cancelled: (name) => t('drag.cancelled', { name }),
  };
};
