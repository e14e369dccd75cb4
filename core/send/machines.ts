/** Robots, link scanners of mail gateways, and previews of messengers: what they open was not read by a person. */
const machines =
  /bot\b|crawl|spider|scan|preview|prefetch|proofpoint|barracuda|mimecast|safelinks|symantec|fireeye|trend ?micro|facebookexternalhit|whatsapp|telegram|slack|skypeuripreview|headless|curl|wget|python|java\/|okhttp|go-http-client|libwww/i;

/** Fetches a mail's pictures when its owner opens it, and follows no link of hers. */
const pictureProxy = /googleimageproxy|yahoomailproxy/i;

/** What mail apps call themselves that load all pictures of every mail, read or not. */
const PRIVACY_PROXY = 'Mozilla/5.0';

/** A link that such an agent follows was clicked by nobody. */
export const isMachineClick = (agent: string | undefined): boolean =>
  !agent || machines.test(agent) || pictureProxy.test(agent);

/** A mail that such an agent opened was opened by nobody, as far as one can tell. */
export const isMachineOpen = (agent: string | undefined): boolean =>
  !agent?.trim() || agent.trim() === PRIVACY_PROXY || machines.test(agent);
