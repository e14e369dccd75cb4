import { createContext, useContext } from 'react';
import type { Numbers } from '../use-numbers.ts';

export const NumbersContext = createContext<Numbers | undefined>(undefined);
export const useShownNumbers = () => useContext(NumbersContext);
