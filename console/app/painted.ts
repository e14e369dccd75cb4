/** A frame is no later than this; a page that nobody looks at has none. */
const LONGEST_MS = 300;

/** When the page is painted as it came: all of the script in one go before that would leave it white for as long. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, document.hidden ? 0 : LONGEST_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });
