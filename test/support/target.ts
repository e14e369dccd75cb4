import { describe as everyDescribe, it as everyIt } from '@jest/globals';

/** A Kaskad that stands already, with the keys that were made for it. */
interface Target {
  readonly url: string;
  /** Where the emulator of AWS tells what it was given to send and what waits in queues; a real account has none. */
  readonly emulatorUrl: string | undefined;
}

const { KASKAD_URL, KASKAD_EMULATOR_URL, KASKAD_WEB_KEY, KASKAD_SERVER_KEY, KASKAD_TOKEN } = process.env;

/** Undefined in the ordinary run, where every file starts a local Kaskad of its own. */
export const target: Target | undefined = KASKAD_URL
  ? { url: KASKAD_URL, emulatorUrl: KASKAD_EMULATOR_URL }
  : undefined;

export const keys = {
  web: KASKAD_WEB_KEY ?? 'local-web',
  server: KASKAD_SERVER_KEY ?? 'local-server',
  token: KASKAD_TOKEN ?? 'local-admin',
};

/** For cases that move the clock, look into the outbox or play the provider: only the local run can do that. */
export const localOnly = target
  ? { it: everyIt.skip, describe: everyDescribe.skip }
  : { it: everyIt, describe: everyDescribe };

/** For cases that read what people got. On a real account they would also write to whoever has the invented addresses. */
export const withMailbox = target && !target.emulatorUrl ? { it: everyIt.skip } : { it: everyIt };
