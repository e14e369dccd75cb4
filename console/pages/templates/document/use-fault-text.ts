import { useFaultText as useSharedText } from '../../../ui/faults/use-fault-text.ts';
import { useTexts } from '../texts.ts';
import { toldFault } from './fault-words.ts';

/** A fault in the reader's language, where we have words for it. */
export const useFaultText = () => {
  const { t } = useTexts();
  const shared = useSharedText();
  return (message: string): string => {
    const told = toldFault(message);
    return told ? t(`fault.${told.name}`, { open: '{{', close: '}}', ...told.values }) : shared({ message });
  };
};
