import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { ConsoleConfig } from './config.ts';
import { createRenewal } from './renewal.ts';
import { renew, renewBy, signIn, signOut } from './session.ts';

type Cognito = Extract<ConsoleConfig, { signIn: 'cognito' }>;

/** What a pool says when it is in trouble itself. */
const PASSING: readonly string[] = ['server_error', 'temporarily_unavailable'];

/** There is no refresh token. */
class NothingToRenew extends Error {}

const isRefusal = (error: unknown): boolean =>
  error instanceof NothingToRenew || (error instanceof ErrorResponse && !PASSING.includes(error.error ?? ''));

const askAnew = async (manager: UserManager): Promise<void> => {
  const user = await manager.getUser();
  if (!user?.refresh_token) throw new NothingToRenew();
  await manager.signinSilent();
};

let managing: UserManager | undefined;

const managerOf = ({ authority, clientId }: Cognito): UserManager => {
  if (managing) return managing;
  const manager = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: `${location.origin}/`,
    response_type: 'code',
    scope: 'openid email',
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
  });
  // Tokens live an hour and are renewed before: whoever works all day is not thrown out.
  manager.events.addUserLoaded(({ id_token: token }) => {
    if (token !== undefined) renew(token);
  });
  manager.events.addUserSignedOut(signOut);
  const renewal = createRenewal({ ask: () => askAnew(manager), isRefusal });
  // A pool that cannot be reached is asked again; one that refuses is not.
  manager.events.addSilentRenewError((error) => {
    if (isRefusal(error)) signOut();
    else renewal.later();
  });
  renewBy(renewal.now);
  managing = manager;
  return manager;
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
  const manager = managerOf(config);
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
  const user = await manager.getUser();
  // One that has run out may still be renewed.
  const now = user?.expired && user.refresh_token ? await manager.signinSilent() : user;
  if (now && !now.expired) enter(now);
}

/** To the page of the pool, and back to where one was. */
export const toCognito = (config: Cognito): Promise<void> =>
  managerOf(config).signinRedirect({ state: `${location.pathname}${location.search}` });

/** Out of the console and of the pool's own session, so that the next one at this desk is asked who she is. */
export async function leaveCognito(config: Cognito): Promise<void> {
  await managerOf(config).removeUser();
  signOut();
  const query = new URLSearchParams({ client_id: config.clientId, logout_uri: `${location.origin}/` });
  location.assign(`${config.domain}/logout?${query}`);
}
