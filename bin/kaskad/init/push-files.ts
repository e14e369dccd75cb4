import { readFileSync } from 'node:fs';
import { CannotTell } from '../cannot-tell.ts';
import type { PushCredentials } from './push-applications.ts';

export interface PushFlags {
  fcm?: string;
  apnsKey?: string;
  apnsKeyId?: string;
  apnsTeamId?: string;
  apnsBundleId?: string;
  apnsSandbox?: boolean;
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CannotTell(`${path} cannot be read.`, { cause });
  }
};

const typeOf = (json: string): unknown => {
  try {
    return (JSON.parse(json) as { type?: unknown }).type;
  } catch {
    return undefined;
  }
};

const fcmOf = (path: string): PushCredentials => {
  const serviceAccount = textOf(path);
  if (typeOf(serviceAccount) !== 'service_account')
    throw new CannotTell(
      `${path} is no key of a service account: Firebase, project settings, service accounts.`,
    );
  return { kind: 'fcm', serviceAccount };
};

const apnsOf = ({
  apnsKey = '',
  apnsKeyId,
  apnsTeamId,
  apnsBundleId,
  apnsSandbox,
}: PushFlags): PushCredentials => {
  const key = textOf(apnsKey);
  if (!key.includes('BEGIN PRIVATE KEY')) throw new CannotTell(`${apnsKey} is no key of Apple's (.p8).`);
  if (!apnsKeyId || !apnsTeamId || !apnsBundleId)
    throw new CannotTell('A key of Apple’s needs --apns-key-id, --apns-team-id and --apns-bundle-id.');
  const ids = { keyId: apnsKeyId, teamId: apnsTeamId, bundleId: apnsBundleId };
  return { kind: 'apns', key, ...ids, sandbox: apnsSandbox === true };
};

/** What the files hold that were given. @throws CannotTell for a file that is not what it should be */
export const pushCredentials = (flags: PushFlags): PushCredentials[] => [
  ...(flags.fcm === undefined ? [] : [fcmOf(flags.fcm)]),
  ...(flags.apnsKey === undefined ? [] : [apnsOf(flags)]),
];
