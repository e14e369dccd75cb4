/** As a header may say it: a name in another alphabet and what stands after it in ASCII, the same place; no line ends. */
export const locationOf = (url: string): string => new URL(url).href;
