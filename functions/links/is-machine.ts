/** Robots, link scanners of mail gateways, and previews of messengers: what they open was not read by a person. */
const machines =
  /bot\b|crawl|spider|scan|preview|prefetch|proofpoint|barracuda|mimecast|safelinks|symantec|fireeye|trend ?micro|googleimageproxy|facebookexternalhit|whatsapp|telegram|slack|skypeuripreview|headless|curl|wget|python|java\/|okhttp|go-http-client|libwww/i;

/** Does a request for a link come from a machine? Then it is answered alike and counts as nobody's click. */
export const isMachine = (method: string, headers: Record<string, string | undefined>): boolean => {
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''} ${headers['x-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`;
  const agent = headers['user-agent'];
  return method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose) || !agent || machines.test(agent);
};
