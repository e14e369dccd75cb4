import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { useJourney } from '../journey/journey-context.ts';

/** What is wrong at a place, or anywhere below it. */
export const useFaultAt = () => {
  const { faults } = useJourney();
  const text = useFaultText();
  const isBelow = (path: string, place: string) => path === place || path.startsWith(`${place}/`);
  return {
    /** For the field itself. */
    at: (path: string): string | undefined => {
      const found = faults.find((fault) => fault.path === path);
      return found && text(found);
    },
    /** For a field whose inner parts have no fields of their own. */
    below: (path: string): string | undefined => {
      const found = faults.find((fault) => isBelow(fault.path, path));
      return found && text(found);
    },
    count: (path: string): number => faults.filter((fault) => isBelow(fault.path, path)).length,
  };
};
