import { useTexts } from './texts.ts';

interface Contact {
  readonly namespace: string;
  readonly value: string;
}

const REACHED = ['email', 'phone'];

/** What a person without a name is called by. */
export const contactOf = (contacts: readonly Contact[]): string | undefined =>
  contacts.find(({ namespace }) => REACHED.includes(namespace))?.value;

/** The kind of an address or id in words; a shop's own keeps its name. */
export const useNamespaceName = () => {
  const { t } = useTexts();
  return (namespace: string): string => t(`namespace.${namespace}`, { defaultValue: namespace });
};
