import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { type KeptLinkKey, type LinkKey, signingKey } from '../../core/send/link-keys.ts';

export const linkKeySchema = z.object({
  id: z.string().describe('It stands behind the links that it signs; `first` stands behind none'),
  state: z
    .enum(['signs', 'verifies', 'waits', 'ended'])
    .describe(
      'verifies: links that it signed go on; waits: until every function knows it; ended: its links are dead',
    ),
  madeAt: z.iso.datetime().optional(),
  signsFrom: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
});

export const linkKeysSchema = z.object({ keys: z.array(linkKeySchema) });

const isoOf = (atMs: number | undefined, name: 'madeAt' | 'signsFrom' | 'endedAt') =>
  atMs ? { [name]: new Date(atMs).toISOString() } : {};

/** Never the secret. */
export const linkKeysJson = (keys: readonly KeptLinkKey[], nowMs: number): z.infer<typeof linkKeysSchema> => {
  const signs = signingKey(keys, nowMs)?.id;
  const stateOf = ({ id, signsFromMs, endedAtMs }: KeptLinkKey) => {
    if (endedAtMs !== undefined) return 'ended';
    if (id === signs) return 'signs';
    return signsFromMs > nowMs ? 'waits' : 'verifies';
  };
  return {
    keys: keys.map((key) => ({
      id: key.id,
      state: stateOf(key),
      ...isoOf(key.madeAtMs, 'madeAt'),
      ...isoOf(key.signsFromMs, 'signsFrom'),
      ...isoOf(key.endedAtMs, 'endedAt'),
    })),
  };
};

/** The id is short, since it stands in every link; the secret is what the first one is too: 32 random bytes. */
export const freshLinkKey = (): LinkKey => ({
  id: randomBytes(4).toString('hex'),
  secret: randomBytes(32).toString('hex'),
});
