/** Pictures come from the console's own origin or over https: nothing else is let in by its policy. */
export const isPicture = (url: string | undefined, origin: string): url is string =>
  url !== undefined && (/^(https:\/\/|\/(?!\/))/.test(url) || url.startsWith(`${origin}/`));
