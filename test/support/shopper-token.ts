import { createHmac } from 'node:crypto';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface Signing {
  key?: string;
  alg?: string;
}

/** A JWT as a shop's server makes it for whoever is logged in; HS256 with the secret key unless told otherwise. */
export const shopperToken = (claims: object, { key = 'local-server', alg = 'HS256' }: Signing = {}) => {
  const content = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
};
