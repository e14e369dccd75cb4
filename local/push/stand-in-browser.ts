import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

const SALT_BYTES = 16;
const TAG_BYTES = 16;
/** What marks the end of the text in the last record; zeros may follow. */
const LAST_RECORD = 2;

/** A browser's half of web push: the keys that it gives to the shop, and what reads messages made with them. */
export interface StandInBrowser {
  /** As `PushSubscription.toJSON().keys`. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** Throws for what was not made with its keys. */
  read(body: Buffer): string;
}

/** What `read` needs, to be kept. */
export interface BrowserSecrets {
  readonly privateKey: string;
  readonly auth: string;
}

export const newSecrets = (): BrowserSecrets => {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  return { privateKey: curve.getPrivateKey('base64url'), auth: randomBytes(16).toString('base64url') };
};

/** Written after RFC 8291 and RFC 8188 (aes128gcm), with nothing of the library that encrypts. */
export const standInBrowser = (secrets: BrowserSecrets): StandInBrowser => {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(secrets.privateKey, 'base64url'));
  const own = curve.getPublicKey();
  const auth = Buffer.from(secrets.auth, 'base64url');
  return {
    keys: { p256dh: own.toString('base64url'), auth: secrets.auth },
    read(body) {
      const salt = body.subarray(0, SALT_BYTES);
      const idBytes = body.readUInt8(SALT_BYTES + 4);
      const head = SALT_BYTES + 5 + idBytes;
      const theirs = body.subarray(SALT_BYTES + 5, head);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, theirs]);
      const keying = derive(curve.computeSecret(theirs), auth, info, 32);
      const key = derive(keying, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(keying, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      return withoutPadding(decrypted(body.subarray(head), key, nonce));
    },
  };
};

const derive = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

const decrypted = (sealed: Buffer, key: Buffer, nonce: Buffer): Buffer => {
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([cipher.update(sealed.subarray(0, -TAG_BYTES)), cipher.final()]);
};

const withoutPadding = (padded: Buffer): string => {
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== LAST_RECORD) throw new Error('No last record');
  return padded.subarray(0, end).toString('utf8');
};
