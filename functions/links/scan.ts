import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type NamedLink, scanned } from '../../core/link/named-link.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { log } from '../runtime/log.ts';
import { isMachine } from './is-machine.ts';
import { locationOf } from './location-of.ts';
import { privateHeaders } from './page.ts';
import type { LinkPorts } from './ports.ts';

/** Leads on from a poster or a receipt to the place that was settled when its code was made, and counts it. */
export const scan = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  id: string,
): Promise<HttpAnswer> => {
  const link = await ports.namedLinks.get(id);
  if (!link) return problemAnswer({ status: 404, title: 'This link leads nowhere' }, privateHeaders);
  if (!isMachine(event.requestContext.http.method, event.headers)) await tell(ports, link);
  return { statusCode: 302, headers: { ...privateHeaders, location: locationOf(link.url) } };
};

/** Whoever scans gets there even when it cannot be counted. */
const tell = async ({ namedLinks, bus, clock }: LinkPorts, link: NamedLink): Promise<void> => {
  const { profileId } = link;
  const said = profileId === undefined ? [] : [scanned({ ...link, profileId }, clock.now())];
  await Promise.all([namedLinks.count(link.id), ...(said.length > 0 ? [bus.putEvents(said)] : [])]).catch(
    (error: unknown) => log.error('scan not counted', { error }),
  );
};
