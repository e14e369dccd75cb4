import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { cognitoSignIn } from '../../../functions/adapters/cognito-sign-in.ts';

const userPoolId = 'eu-central-1_ab12CD34e';
const issuer = `https://cognito-idp.eu-central-1.amazonaws.com/${userPoolId}`;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256', kty: 'RSA' };

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (claims: object, { by = privateKey, kid = 'k1', alg = 'RS256' } = {}) => {
  const content = `${part({ alg, kid })}.${part(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(by).toString('base64url')}`;
};

const nowSeconds = Math.floor(Date.now() / 1000);
const common = { iss: issuer, iat: nowSeconds, exp: nowSeconds + 3600, sub: '7c0f-5d' };
const idToken = (more: object = {}) => ({
  ...common,
  ...{ token_use: 'id', aud: 'console', 'cognito:username': '7c0f-5d' },
  ...{ email: 'ann@shop.example', email_verified: true, 'cognito:groups': ['marketer'] },
  ...more,
});
const accessToken = (more: object = {}) => ({
  ...common,
  ...{
    token_use: 'access',
    client_id: 'console',
    scope: 'openid',
    username: 'ann',
    'cognito:groups': ['operator'],
  },
  ...more,
});

const signIn = cognitoSignIn({ userPoolId, clientId: 'console', jwks: { keys: [jwk] } });
const who = (claims: object) => signIn(signed(claims));

describe('signing in by a user pool', () => {
  it('tells who it is by an id token, and the group is the role', async () => {
    expect(await who(idToken())).toEqual({ name: 'ann@shop.example', role: 'marketer' });
  });

  it('tells who it is by an access token', async () => {
    expect(await who(accessToken())).toEqual({ name: 'ann', role: 'operator' });
  });

  it('gives somebody without a group of ours no role', async () => {
    expect(await who(idToken({ 'cognito:groups': ['bakers'] }))).toMatchObject({ role: null });
    expect(await who(idToken({ 'cognito:groups': undefined }))).toMatchObject({ role: null });
  });

  it('has one name for one person, whichever token is shown', async () => {
    const named = { 'cognito:username': 'ann' };

    expect(await who(idToken(named))).toMatchObject({ name: 'ann' });
    expect(await who(accessToken())).toMatchObject({ name: 'ann' });
    expect(await who(accessToken({ username: common.sub }))).toBeUndefined();
  });

  it('takes no e-mail for a name that the pool has not checked', async () => {
    expect(await who(idToken({ email_verified: false }))).toMatchObject({ name: '7c0f-5d' });
  });

  it.each([
    ['that is over', signed(idToken({ exp: nowSeconds - 1 }))],
    ['of another client', signed(idToken({ aud: 'other' }))],
    ['of another client, to access', signed(accessToken({ client_id: 'other' }))],
    ['of another pool', signed(idToken({ iss: `${issuer}x` }))],
    ['for something else', signed(idToken({ token_use: 'refresh' }))],
    ['signed by a stranger', signed(idToken(), { by: stranger.privateKey })],
    ['signed by nobody', `${signed(idToken(), { alg: 'none' }).split('.').slice(0, 2).join('.')}.`],
    ['that was changed', signed(idToken()).replace(/\.(\w{20})/, '.eyJzdWIiOiJhZG1pbiIs')],
    ['that is none', 'eyJ.x.y'],
  ])('refuses a token %s', async (_, token) => {
    expect(await signIn(token)).toBeUndefined();
  });
});
