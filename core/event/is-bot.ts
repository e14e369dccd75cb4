/**
 * Crawlers, previews and monitors that name themselves. Not "headless": shops test themselves with such browsers,
 * and who hides does not say so anyway. Cubot makes phones.
 */
const names =
  /(?<!cu)bot\b|crawl|spider|slurp|bingpreview|facebookexternalhit|mediapartners|lighthouse|pingdom|uptimerobot|statuscake|gtmetrix|feedfetcher|whatsapp\/|telegrambot|archiver/i;

let latest: { userAgent: string; bot: boolean } | undefined;

/** Is the user agent a known robot's? The events of one request ask for the same one again and again. */
export const isBot = (userAgent: unknown): boolean => {
  if (typeof userAgent !== 'string') return false;
  if (latest?.userAgent !== userAgent) latest = { userAgent, bot: names.test(userAgent) };
  return latest.bot;
};
