import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { cartOf } from '../../core/cart/cart-of.ts';
import { cartView } from '../../core/cart/cart-view.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { verify } from '../../core/send/link-token.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { privateHeaders } from './page.ts';
import type { LinkPorts } from './ports.ts';

/** Any page may ask: the token is the secret, and no cookie is looked at. */
const headers = { ...privateHeaders, 'access-control-allow-origin': '*' };
const MOST_MERGES = 20;

const refuse = (status: number, title: string) => problemAnswer({ status, title }, headers);

/** The cart that a link was sent for, while it is still that cart. Says nothing else of the person and logs nobody in. */
export const restoreCart = async (ports: LinkPorts, event: APIGatewayProxyEventV2): Promise<HttpAnswer> => {
  const text = event.queryStringParameters?.restore ?? '';
  const token = verify(await ports.linkKey.get(), text, 'cart-restore');
  const nowMs = ports.clock.now();
  if (!token) return refuse(403, 'This link was changed');
  if (token.expiresAtMs <= nowMs) return refuse(410, 'This link has expired');
  const profile = await profileOf(ports, token.profileId);
  const state = profile && cartOf(profile, nowMs);
  const cart = state?.id === token.cartId ? cartView(state) : null;
  if (!cart) return refuse(404, 'This cart is no more');
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ cart }),
  };
};

/** An id from before a merge leads to the winner. */
const profileOf = async (ports: LinkPorts, profileId: string): Promise<Profile | undefined> => {
  let id: string | undefined = profileId;
  for (let merges = 0; id !== undefined && merges < MOST_MERGES; merges++) {
    const profile: Profile | undefined = (await ports.profiles.load([id])).get(id)?.value;
    if (profile?.mergedInto === undefined) return profile;
    id = profile.mergedInto;
  }
  return undefined;
};
