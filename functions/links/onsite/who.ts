import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { EventSource } from '../../../core/ports.ts';
import { idIdentity } from '../../../core/profile/id-identity.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { isAllowed } from '../../runtime/cors.ts';
import { shopperOf } from '../../runtime/shopper-token.ts';
import { personOf } from '../person-of.ts';
import type { LinkPorts } from '../ports.ts';

/** Whoever asks what to show: to whom, and may it be about her? */
export interface Visitor {
  profile?: Profile | undefined;
  isKnown: boolean;
}

type Query = Record<string, string | undefined>;

/**
 * A shopper token names her; a till or a server with a secret key names whom it serves, by any contact; a page with its public key
 * says which browser it is, and learns nothing that is about anybody. undefined for whoever is none of these.
 */
export const visitorOf = async (
  ports: LinkPorts,
  { headers, queryStringParameters: query = {} }: APIGatewayProxyEventV2,
): Promise<Visitor | undefined> => {
  const token = headers['x-shopper-token'];
  if (token) return shopper(ports, token);
  const source = await ports.sources.byWriteKey(headers['x-write-key'] ?? query.writeKey ?? '');
  if (!source || !isHome(source, headers.origin)) return undefined;
  return source.kind === 'secret' ? named(ports, source, query) : browser(ports, query);
};

const isHome = ({ origins }: EventSource, origin: string | undefined): boolean =>
  origin === undefined || isAllowed(origin, origins);

const shopper = async (ports: LinkPorts, token: string): Promise<Visitor | undefined> => {
  const userId = shopperOf(token, await ports.sources.secretKeys(), ports.clock.now());
  const identity = idIdentity('userId', userId);
  return identity && { profile: await personOf(ports, identity), isKnown: true };
};

/** Only a till may ask by phone: the knowledge of numbers is loaded for it. */
const named = async (ports: LinkPorts, { country }: EventSource, query: Query): Promise<Visitor> => {
  const { normalizeIdentity } = await import('../../../core/profile/normalize-identity.ts');
  const identity = normalizeIdentity(query.namespace ?? '', query.value, country);
  return { profile: identity && (await personOf(ports, identity)), isKnown: true };
};

const browser = async (ports: LinkPorts, { anonymousId }: Query): Promise<Visitor> => {
  const identity = idIdentity('anonymousId', anonymousId);
  return { profile: identity && (await personOf(ports, identity)), isKnown: false };
};
