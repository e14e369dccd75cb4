import { createContext, useContext } from 'react';
import type { Deeds } from '../deeds/use-deeds.ts';
import type { Customer } from './customer.ts';

export type Question = 'leave' | 'opt-out' | 'link' | 'complaint';

interface Shown {
  readonly person: Customer;
  readonly deeds: Deeds;
  /** Asks before it is done. */
  readonly askAbout: (question: Question) => void;
}

const CustomerContext = createContext<Shown | undefined>(undefined);
export const CustomerProvider = CustomerContext.Provider;

/** The customer whose page is open, and what can be done to her. */
export const useCustomer = (): Shown => {
  const shown = useContext(CustomerContext);
  if (!shown) throw new Error('Nobody’s page is open');
  return shown;
};
