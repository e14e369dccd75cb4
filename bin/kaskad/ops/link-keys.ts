import * as z from 'zod';
import { type linkKeySchema, linkKeysSchema } from '../../../functions/api/link-key-json.ts';
import type { Api } from '../api.ts';
import { CannotTell } from '../cannot-tell.ts';
import type { ExitCode, Say } from '../commands.ts';
import { whyHeader } from './switches.ts';

type Key = z.infer<typeof linkKeySchema>;

const meaning: Record<Key['state'], string> = {
  signs: 'signs',
  verifies: 'signs no more, its links go on',
  waits: 'signs within 30 seconds',
  ended: 'ended, its links are dead',
};

const tell = (keys: readonly Key[], say: Say): void => {
  for (const { id, state, madeAt } of keys)
    say(`  ${id}: ${meaning[state]}${madeAt === undefined ? '' : `, made ${madeAt.slice(0, 10)}`}`);
};

export const listLinkKeys = async (api: Api, say: Say): Promise<ExitCode> => {
  const { keys } = await api.json(linkKeysSchema, 'GET', '/v1/link-keys');
  if (keys.length === 0) say('No link has been signed yet: the first one makes the key.');
  tell(keys, say);
  return 0;
};

export const rotateLinkKey = async (
  api: Api,
  { why }: { why?: string | undefined },
  say: Say,
): Promise<ExitCode> => {
  const answer = linkKeysSchema.extend({ id: z.string() });
  const path = '/v1/link-keys/rotate';
  const { id, keys } = await api.json(answer, 'POST', path, undefined, whyHeader(why));
  say(`${id} signs links from now on (within 30 seconds). Links that were sent before go on.`);
  tell(keys, say);
  return 0;
};

export interface RevokeAsk {
  id: string;
  why?: string | undefined;
  isSure(question: string): Promise<boolean>;
}

/** What nobody can take back is said before it is asked for. */
const warning = ({ id, state }: Key): string[] => [
  `Every link that ${id} signed stops working within 15 seconds, for good, in whatever mail and SMS it stands:`,
  '  unsubscribe links and the button of mail programs (the law wants them to work: take her "no" by hand),',
  '  preferences, confirmations, the way back to the cart, clicks. Short links in SMS still lead on, but not to pages that it signed.',
  ...(state === 'signs'
    ? [
        'It is the one that signs: another is made and signs at once. Links of the next 15 seconds may be dead.',
      ]
    : []),
];

const idsOf = (keys: readonly Key[]): string =>
  keys.map(({ id }) => id).join(', ') || 'no link has been signed yet';

/** Ends a key that leaked. @throws CannotTell for one that is not there */
export const revokeLinkKey = async (
  api: Api,
  { id, why, isSure }: RevokeAsk,
  say: Say,
): Promise<ExitCode> => {
  const { keys } = await api.json(linkKeysSchema, 'GET', '/v1/link-keys');
  const key = keys.find((one) => one.id === id);
  if (!key) throw new CannotTell(`There is no key ${id}: ${idsOf(keys)}.`);
  if (key.state === 'ended') {
    say(`${id} has ended already.`);
    return 0;
  }
  for (const line of warning(key)) say(line);
  if (!(await isSure(`End ${id}?`))) {
    say('Nothing was changed.');
    return 1;
  }
  const path = `/v1/link-keys/${encodeURIComponent(id)}/revoke?breaksLinks=true`;
  const after = await api.json(linkKeysSchema, 'POST', path, undefined, whyHeader(why));
  say(`${id} has ended.`);
  tell(after.keys, say);
  return 0;
};
