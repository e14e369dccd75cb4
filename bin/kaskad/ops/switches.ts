import { switchesSettingsSchema } from '../../../core/config/switches-settings.ts';
import type { Api } from '../api.ts';
import { detailOf } from '../api.ts';
import { CannotTell } from '../cannot-tell.ts';
import type { ExitCode, Say } from '../commands.ts';

const PATH = '/v1/settings/switches';
/** Somebody else turned a switch between our look and our word. */
const TRIES = 5;

export interface SwitchAsk {
  /** Nothing goes out at all, whichever way. */
  off: boolean;
  /** For the audit. */
  why?: string | undefined;
}

/** A header holds ASCII. */
export const whyHeader = (why: string | undefined): Record<string, string> =>
  why === undefined ? {} : { 'x-why': encodeURIComponent(why) };

const turn = async (api: Api, { off, why }: SwitchAsk): Promise<'turned' | 'stood' | 'stale'> => {
  const found = await api.ask('GET', PATH);
  const switches = switchesSettingsSchema.parse(await found.json());
  if (switches.all === off) return 'stood';
  const etag = found.headers.get('etag');
  const headers = { ...whyHeader(why), ...(etag !== null && { 'if-match': etag }) };
  const answer = await api.ask('PUT', PATH, { ...switches, all: off }, headers);
  if (answer.status === 412) return 'stale';
  if (!answer.ok) throw new CannotTell(detailOf(await answer.json().catch(() => ({})), answer.status));
  return 'turned';
};

/** The way back names where it leads: whoever copies it may have another KASKAD_URL by then. */
const saidAt = (origin: string) => ({
  off: {
    turned: `Nothing goes out any more, from the next message on. What falls due waits: npx kaskad resume --all --url ${origin}`,
    stood: 'Nothing goes out already.',
  },
  on: {
    turned: 'Messages go out again; what fell due more than six hours ago is left out.',
    stood: 'Nothing was held back as a whole: look at the switches of channels and journeys.',
  },
});

/** The kill switch: one setting that is read before every message. The other switches stay as they are. */
export const switchAll = async (api: Api, ask: SwitchAsk, say: Say): Promise<ExitCode> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcome = await turn(api, ask);
    if (outcome === 'stale') continue;
    say(saidAt(api.origin)[ask.off ? 'off' : 'on'][outcome]);
    return 0;
  }
  throw new CannotTell('Somebody else keeps changing the switches: try again.');
};

/** Pauses or resumes journeys one by one; what cannot be is said, and the others go on. */
export const switchJourneys = async (
  api: Api,
  { off, why }: SwitchAsk,
  ids: readonly string[],
  say: Say,
): Promise<ExitCode> => {
  let code: ExitCode = 0;
  for (const id of ids) {
    const path = `/v1/journeys/${encodeURIComponent(id)}/${off ? 'pause' : 'resume'}`;
    const answer = await api.ask('POST', path, undefined, whyHeader(why));
    if (!answer.ok) code = 1;
    const detail = answer.ok ? (off ? 'paused' : 'resumed') : detailOf(await answer.json(), answer.status);
    say(`${id}: ${detail}`);
  }
  return code;
};
