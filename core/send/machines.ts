/** Robots, link scanners of mail gateways, previews of messengers, and libraries of programs: what they open was not read by a person. */
const machines =
  /bot\b|crawl|spider|scan|preview|prefetch|proofpoint|barracuda|mimecast|safelinks|symantec|fireeye|trend ?micro|ironport|ciscosecure|cloudmark|fortimail|fortinet|sophos|trustwave|zscaler|vadesecure|facebookexternal|whatsapp|telegram|slack|skypeuripreview|headless|phantomjs|curl|wget|python|aiohttp|java\/|apache-httpclient|jetty|axios\/|guzzle|okhttp|go-http-client|libwww/i;

/** Fetches a mail's pictures when its owner opens it, and follows no link of hers. */
const pictureProxy = /googleimageproxy|yahoomailproxy/i;

/**
 * What Apple's Mail Privacy Protection calls itself, whose proxies load all pictures of every mail, read or not.
 * https://www.mailgun.com/blog/product/bot-detection/
 */
const PRIVACY_PROXY = 'Mozilla/5.0';

/**
 * Gmail loads the pictures of what arrives while its page stands open, under this name.
 * https://www.sparkpost.com/blog/gmail-prefetching-images/
 */
const GMAIL_AHEAD = 'Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0';

/** Nobody has read a mail so soon after it left: a gateway has. */
const SOONEST_OPEN_MS = 5_000;

/** A link that such an agent follows was clicked by nobody. */
export const isMachineClick = (agent: string | undefined): boolean =>
  !agent || machines.test(agent) || pictureProxy.test(agent);

/** A mail that such an agent opened, or so soon after it left, was opened by nobody, as far as one can tell. */
export const isMachineOpen = (agent: string | undefined, afterMs = Number.POSITIVE_INFINITY): boolean => {
  const name = agent?.trim() ?? '';
  if (name === '' || name === PRIVACY_PROXY || name.endsWith(GMAIL_AHEAD)) return true;
  return machines.test(name) || afterMs < SOONEST_OPEN_MS;
};

/** A person takes at least so long from one link of a mail to another. */
const BETWEEN_LINKS_MS = 2_000;

/**
 * Were different links of one mail followed faster than anybody reads? A scanner follows them all, often under the name of a
 * browser. Its first one cannot be told apart.
 */
export const isBurst = ({ links, sinceMs }: { links: number; sinceMs: number }): boolean =>
  links > 1 && sinceMs < BETWEEN_LINKS_MS * (links - 1);
