import type { ApiTokens } from '../../core/config/api-tokens.ts';
import type { SignIn } from '../adapters/cognito-sign-in.ts';

/** Three parts, the first of them a JSON object: tokens of our own have no dots. */
const isJwt = (token: string): boolean => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

/** Who holds a bearer token: one of ours, or one of the pool that people sign in to, where there is one. */
export const holders = (tokens: ApiTokens, signIn?: SignIn): ApiTokens => ({
  ...tokens,
  find: async (token) => (signIn && isJwt(token) ? signIn(token) : tokens.find(token)),
});
