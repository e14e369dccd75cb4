import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { confirmationOf, DOUBLE_OPT_IN } from '../../core/consent/confirmation.ts';
import type { ConsentStatement } from '../../core/consent/consent.ts';
import { consentChanged } from '../../core/consent/consent-changed.ts';
import { addressesOf } from '../../core/profile/address-of.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { type ConfirmToken, verify } from '../../core/send/link-token.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { confirmPage, languageOf, privateHeaders } from './page.ts';
import type { LinkPorts } from './ports.ts';
import { readWinner } from './read-winner.ts';

const over = () => problemAnswer({ status: 404, title: 'There is nothing to confirm here' }, privateHeaders);

interface Opened {
  link: ConfirmToken;
  profile: Profile;
}

const opened = async (ports: LinkPorts, token: string): Promise<Opened | undefined> => {
  const link = verify(await ports.linkKeys.valid(), token, 'confirm');
  const profile = link && (await readWinner(ports.profiles, link.profileId));
  const isHers = profile && addressesOf(profile, link.channel).some(({ value }) => value === link.address);
  return isHers ? { link, profile } : undefined;
};

/** Shows one button and changes nothing: who scans links confirms nothing. */
export const askToConfirm = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<HttpAnswer> => {
  const found = await opened(ports, token);
  const state = found && confirmationOf(found.profile, found.link, ports.clock.now());
  if (!state || state.kind === 'over') return over();
  return confirmPage(languageOf(event.headers['accept-language']), state.kind);
};

/** What she confirmed, with the words and from where in the net; the yes that it confirms is kept beside it. */
const confirmed = (
  { link: { channel, address }, profile }: Opened,
  { atMs: askedAtMs, text = 'confirmed' }: ConsentStatement,
  ip: string | undefined,
  atMs: number,
) =>
  consentChanged({
    ...{ profileId: profile.id, channel, address, purpose: 'marketing', status: 'granted', atMs, text },
    basis: DOUBLE_OPT_IN,
    context: ip ? { ip } : {},
    parts: [askedAtMs],
  });

/** The button: posted twice it is the same word. */
export const confirm = async (
  ports: LinkPorts,
  event: APIGatewayProxyEventV2,
  token: string,
): Promise<HttpAnswer> => {
  const found = await opened(ports, token);
  const nowMs = ports.clock.now();
  const state = found && confirmationOf(found.profile, found.link, nowMs);
  if (!state || state.kind === 'over') return over();
  if (state.kind === 'waits') {
    const { sourceIp } = event.requestContext.http;
    await ports.bus.putEvents([confirmed(found, state.asked, sourceIp, nowMs)]);
  }
  return confirmPage(languageOf(event.headers['accept-language']), 'done');
};
