import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { ConsoleConfig } from './config.ts';
import { createRenewal, type Renewal } from './renewal.ts';
import {
  hasLeft,
  renew,
  renewBy,
  sessionToken,
  sessionTurn,
  signIn,
  signOut,
  watchTurns,
} from './session.ts';

type Cognito = Extract<ConsoleConfig, { signIn: 'cognito' }>;

/** What a pool says when it is in trouble itself. */
const PASSING: readonly string[] = ['server_error', 'temporarily_unavailable'];

/** There is no refresh token. */
class NothingToRenew extends Error {}

const isRefusal = (error: unknown): boolean =>
  error instanceof NothingToRenew || (error instanceof ErrorResponse && !PASSING.includes(error.error ?? ''));

/** Whoever goes out while the pool is asked stays out, whatever it answers. */
const askAnew = async (manager: UserManager): Promise<void> => {
  const turn = sessionTurn();
  const user = await manager.getUser();
  if (!user?.refresh_token) throw new NothingToRenew();
  const token = (await manager.signinSilent())?.id_token;
  if (sessionTurn() !== turn) await manager.removeUser();
  else if (token !== undefined) renew(token);
};

const createManager = ({ authority, clientId }: Cognito): UserManager =>
  new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: `${location.origin}/`,
    response_type: 'code',
    scope: 'openid email',
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    // By ours: one for whoever is refused by the API as well, so that a refresh token is never used twice at once.
    automaticSilentRenew: false,
  });

interface Managing {
  readonly manager: UserManager;
  readonly renewal: Renewal;
}

let managing: Managing | undefined;

const managingOf = (config: Cognito): Managing => {
  if (managing) return managing;
  const manager = createManager(config);
  const renewal = createRenewal({ ask: () => askAnew(manager), isRefusal });
  // Tokens live an hour and are renewed before: whoever works all day is not thrown out.
  manager.events.addAccessTokenExpiring(() => void renewNow(renewal));
  manager.events.addUserSignedOut(signOut);
  // Nothing of whoever went out is left for the next one.
  watchTurns(() => {
    if (sessionToken() === undefined) void manager.removeUser();
  });
  renewBy(renewal.now);
  managing = { manager, renewal };
  return managing;
};

/** A pool that cannot be reached is asked again; one that refuses is not, and what it says is of nobody who came meanwhile. */
const renewNow = async ({ now, later }: Renewal): Promise<void> => {
  const turn = sessionTurn();
  const outcome = await now();
  if (outcome === 'refused' && sessionTurn() === turn) signOut();
  if (outcome === 'unreachable') later();
};

/** The id token: only it says who somebody is where the pool draws user names itself. */
const enter = ({ id_token: token }: User): void => {
  if (token !== undefined) signIn(token);
};

const comesBack = (): boolean => {
  const asked = new URLSearchParams(location.search);
  return asked.has('state') && (asked.has('code') || asked.has('error'));
};

/** The router is told as well: it was made before anybody was signed in. */
const goTo = (path: string): void => {
  history.replaceState(history.state, '', path);
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
};

const begunAt = (user: User | undefined): string =>
  typeof user?.state === 'string' && user.state.startsWith('/') ? user.state : '/';

/**
 * Goes on with a sign-in that was begun, or with one that still holds; else nothing.
 * @throws where the page of the pool answered with an error
 */
export async function resumeCognito(config: Cognito): Promise<void> {
  const { manager, renewal } = managingOf(config);
  if (comesBack()) {
    let user: User | undefined;
    try {
      user = await manager.signinCallback();
    } finally {
      // The answer of the pool is good for once only.
      goTo(begunAt(user));
    }
    if (user) enter(user);
    return;
  }
  if (hasLeft()) return manager.removeUser();
  // One that has run out may still be renewed.
  if ((await manager.getUser())?.expired) await renewNow(renewal);
  const user = await manager.getUser();
  if (user && !user.expired) enter(user);
}

/** To the page of the pool, and back to where one was. */
export const toCognito = (config: Cognito): Promise<void> =>
  managingOf(config).manager.signinRedirect({ state: `${location.pathname}${location.search}` });

/** Out of the console and of the pool's own session, so that the next one at this desk is asked who she is. */
export async function leaveCognito(config: Cognito): Promise<void> {
  await managingOf(config).manager.removeUser();
  signOut();
  const query = new URLSearchParams({ client_id: config.clientId, logout_uri: `${location.origin}/` });
  location.assign(`${config.domain}/logout?${query}`);
}
