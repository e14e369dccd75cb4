import { createHmac, timingSafeEqual } from 'node:crypto';
import { cleanId } from '../../core/event/clean-id.ts';

const LONGEST_SECONDS = 3600;
/** Clocks differ. */
const LEEWAY_SECONDS = 60;
const MOST_CHARACTERS = 4096;

const jsonOf = (part: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** Only the one spelling that encoding makes: unused bits of the last letter would let a changed token through. */
const bytesOf = (part: string): Buffer | undefined => {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
};

const isSignedBy = (key: string, content: string, signature: Buffer): boolean => {
  const expected = createHmac('sha256', key).update(content).digest();
  return expected.length === signature.length && timingSafeEqual(expected, signature);
};

/**
 * The userId that a shopper token proves, or undefined for a bad one: a JWT (RFC 7519) with HS256 and no other
 * algorithm, signed with one of the secret write keys, `exp` within an hour.
 */
export const shopperOf = (
  token: string,
  secretKeys: readonly string[],
  nowMs: number,
): string | undefined => {
  const [header, payload, signature, ...rest] = token.length > MOST_CHARACTERS ? [] : token.split('.');
  if (!header || !payload || !signature || rest.length > 0) return undefined;
  if (jsonOf(header).alg !== 'HS256') return undefined;
  const bytes = bytesOf(signature);
  if (!bytes || !secretKeys.some((key) => isSignedBy(key, `${header}.${payload}`, bytes))) return undefined;
  const { sub, exp } = jsonOf(payload);
  const nowSeconds = nowMs / 1000;
  const isInTime =
    typeof exp === 'number' &&
    exp > nowSeconds - LEEWAY_SECONDS &&
    exp <= nowSeconds + LONGEST_SECONDS + LEEWAY_SECONDS;
  return isInTime ? cleanId(sub) : undefined;
};
