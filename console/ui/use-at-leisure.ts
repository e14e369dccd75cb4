import { useEffect } from 'react';

/** Safari has none: there a second is as good. */
const LATER_MS = 1000;

/** Fetches what is likely wanted next once the page has nothing to do, so that the first click need not wait for it. */
export const useAtLeisure = (load: () => Promise<unknown>): void => {
  useEffect(() => {
    // What could not be had is asked for again by the click, and said there.
    const go = () => void load().catch(() => undefined);
    if (!('requestIdleCallback' in window)) {
      const later = setTimeout(go, LATER_MS);
      return () => clearTimeout(later);
    }
    const later = requestIdleCallback(go);
    return () => cancelIdleCallback(later);
  }, [load]);
};
