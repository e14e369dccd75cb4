import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { ConsoleConfig } from './config.ts';
import { renew, signIn, signOut } from './session.ts';

type Cognito = Extract<ConsoleConfig, { signIn: 'cognito' }>;

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
  // A pool that cannot be reached is asked again; one that refuses is not.
  manager.events.addSilentRenewError((error) => {
    if (error instanceof ErrorResponse) signOut();
  });
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
  if (user && !user.expired) enter(user);
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
