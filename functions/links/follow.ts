import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Channel } from '../../core/consent/consent.ts';
import { verify } from '../../core/send/link-token.ts';
import { isBurst } from '../../core/send/machines.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { log } from '../runtime/log.ts';
import { isMachine } from './is-machine.ts';
import { locationOf } from './location-of.ts';
import { privateHeaders } from './page.ts';
import type { LinkPorts } from './ports.ts';

interface Click {
  url: string;
  channel: Channel;
  sendId: string;
  profileId: string;
  enrollmentId: string;
  journeyId: string;
}

/** Leads on to the place that was signed into the link when it was sent, and to no other. A person's click is told. */
export const follow = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<HttpAnswer> => {
  const click = await clickOf(ports, token);
  if (!click) return problemAnswer({ status: 404, title: 'This link leads nowhere' }, privateHeaders);
  const isHers =
    !isMachine(event.requestContext.http.method, event.headers) && !(await inBurst(ports, click));
  if (isHers) await tell(ports, click);
  return { statusCode: 302, headers: { ...privateHeaders, location: locationOf(click.url) } };
};

const clickOf = async (ports: LinkPorts, token: string): Promise<Click | undefined> =>
  token.includes('.') ? verify(await ports.linkKeys.valid(), token, 'click') : ports.shortLinks.get(token);

/** An SMS has one link. Where it cannot be asked the click counts. */
const inBurst = async (
  { followedLinks, clock }: LinkPorts,
  { channel, sendId, url }: Click,
): Promise<boolean> => {
  if (channel !== 'email') return false;
  try {
    return isBurst(await followedLinks.note(sendId, url, clock.now()));
  } catch (error) {
    log.error('click not compared', { error });
    return false;
  }
};

/** She gets to her cart even when the click cannot be counted. */
const tell = async (ports: LinkPorts, { url: _, ...click }: Click): Promise<void> => {
  const { channel, sendId, profileId, enrollmentId, journeyId } = click;
  const ids = { sendId, profileId, enrollmentId, journeyId };
  const atMs = ports.clock.now();
  await ports.bus
    .putDelivery({ v: 1, ...ids, channel, type: 'clicked', trusted: true, atMs })
    .catch((error: unknown) => log.error('click not counted', { error }));
};
