import type { Fault } from '../../../core/errors.ts';
import { useChannelsNamed } from '../channel.tsx';
import { faultWords } from './fault-words.ts';
import { useTexts } from './texts.ts';

/** What is wrong, in the language of whoever is to mend it. */
export const useFaultText = () => {
  const { t } = useTexts();
  const named = useChannelsNamed();
  return ({ message }: Pick<Fault, 'message'>): string => {
    const words = faultWords(message);
    if (!words) return message;
    const { kind, ...values } = words.values;
    return t(`fault.${words.name}`, {
      ...named(values),
      ...(kind !== undefined && { kind: t(`document.${kind}`) }),
    });
  };
};
