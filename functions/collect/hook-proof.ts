import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Proof } from '../../core/hooks/hook.ts';

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** Was it said by whoever knows the secret? Compared in a time that tells nothing of it. */
export const isProved = (proof: Proof, secret: string, body: Buffer): boolean => {
  if (proof.kind === 'token') return isSame(Buffer.from(proof.token ?? ''), Buffer.from(secret));
  const mac = createHmac('sha256', secret).update(body).digest();
  return isSame(Buffer.from(proof.signature ?? '', 'base64'), mac);
};
