import { createECDH, createHash } from 'node:crypto';
import type { Secret } from '../dynamo/secret.ts';

/** The pair of keys that names this deployment to push services (RFC 8292), base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** Made of the deployment's secret, which is made on first use: the same pair as long as that stands. */
export const vapidKeys = (secret: Pick<Secret, 'get'>): (() => Promise<VapidKeys>) => {
  let held: VapidKeys | undefined;
  return async () => {
    held ??= pairOf(await secret.get());
    return held;
  };
};

/** A private key of P-256 is a number below the order of the curve: of four billion hashes one is none, and the next is taken. */
const pairOf = (secret: string): VapidKeys => {
  const curve = createECDH('prime256v1');
  for (let round = 0; ; round++) {
    const privateKey = createHash('sha256').update(`vapid ${round} ${secret}`).digest();
    try {
      curve.setPrivateKey(privateKey);
      return { publicKey: curve.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
    } catch {}
  }
};
