/**
 * Crawlers, previews and monitors that name themselves. Not "headless": shops test themselves with such browsers,
 * and who hides does not say so anyway.
 */
const names =
  /bot\b|bot[/;_-]|crawl|spider|slurp|bingpreview|facebookexternalhit|mediapartners|lighthouse|pingdom|uptimerobot|statuscake|gtmetrix|feedfetcher|whatsapp\/|telegrambot|archiver/i;

/** Is the user agent a known robot's? */
export const isBot = (userAgent: unknown): boolean => typeof userAgent === 'string' && names.test(userAgent);
