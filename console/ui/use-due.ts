import { useDeferredValue } from 'react';

/**
 * Is it time to draw what is there? What was there already is drawn at once; what comes is drawn in small tasks and not in a long one,
 * so that keys and clicks are heard meanwhile. All that is told so at the same time is seen at the same time.
 */
export const useDue = (isThere: boolean): boolean => useDeferredValue(isThere) && isThere;
