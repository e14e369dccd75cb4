import type { Jwks } from 'aws-jwt-verify/jwk';
import { roleOf } from '../../core/access/role.ts';
import type { TokenHolder } from '../../core/config/api-tokens.ts';
import { ProviderUnavailable } from '../../core/errors.ts';

export interface UserPool {
  userPoolId: string;
  clientId: string;
  /** The keys of the pool where they are known; else they are fetched, once. */
  jwks?: Jwks;
}

/** Who is signed in, by the token that the pool gave them. */
export type SignIn = (jwt: string) => Promise<TokenHolder | undefined>;

type Claims = Readonly<Record<string, unknown>>;

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim !== '' ? claim : undefined;

/**
 * What the audit calls them. One person has one name, whichever of their two tokens is shown: else nobody could tell whether
 * a second person has approved. So it is the user name; where that is a number that the pool drew, it is the e-mail, if
 * the pool has checked that, and only the id token says it.
 */
const nameOf = (claims: Claims): string | undefined => {
  const username = textOf(claims.username) ?? textOf(claims['cognito:username']);
  if (username !== claims.sub) return username;
  if (claims.token_use !== 'id') return undefined;
  return String(claims.email_verified) === 'true' ? (textOf(claims.email) ?? username) : username;
};

const groupsOf = (claims: Claims): string[] => {
  const groups = claims['cognito:groups'];
  return Array.isArray(groups) ? groups.map(String) : [];
};

/** Loaded by the first who signs in: shops and tills come with tokens of ours. */
const verifierOf = async ({ userPoolId, clientId, jwks }: UserPool) => {
  const { CognitoJwtVerifier } = await import('aws-jwt-verify');
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: null });
  if (jwks) verifier.cacheJwks(jwks);
  return verifier;
};

/** Access and id tokens of a Cognito user pool; its groups are roles. Throws ProviderUnavailable where its keys cannot be had. */
export const cognitoSignIn = (pool: UserPool): SignIn => {
  let loading: ReturnType<typeof verifierOf> | undefined;
  return async (jwt) => {
    loading ??= verifierOf(pool);
    const verifier = await loading;
    const claims = await verifier.verify(jwt).catch(refused);
    const name = claims && nameOf(claims);
    return claims && name !== undefined ? { name, role: roleOf(groupsOf(claims)) } : undefined;
  };
};

const refused = async (error: unknown): Promise<undefined> => {
  const { FetchError, JwtBaseError, WaitPeriodNotYetEndedJwkError } = await import('aws-jwt-verify/error');
  const isAway = error instanceof FetchError || error instanceof WaitPeriodNotYetEndedJwkError;
  if (isAway || !(error instanceof JwtBaseError))
    throw new ProviderUnavailable('cognito', false, { cause: error });
  return undefined;
};
