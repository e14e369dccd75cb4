import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { durationMs } from '../../../core/duration.ts';
import { duration } from '../../../core/duration-schema.ts';
import { faultsOf } from '../../../core/faults.ts';
import type { NamedLink } from '../../../core/link/named-link.ts';
import { findPerson } from '../find-person.ts';
import { linkJson, linkSchema } from '../links/link-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const bodySchema = z.strictObject({
  name: z.string().trim().min(1).max(200).describe('What it is on: summer poster, receipt'),
  url: z.url({ protocol: /^https?$/, error: 'an http or https URL' }).max(2000),
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{2,39}$/, 'lower-case letters, digits and hyphens')
    .optional()
    .describe('In the link, where it is nobody’s own; made up if left out'),
  profileId: z.string().max(100).optional().describe('Whose it is: a scan is an event of hers'),
  expires: duration.optional().describe('So long it leads anywhere; for ever if left out'),
});

/** 80 bits, in letters and digits that a till prints well. */
const madeUp = (): string => BigInt(`0x${randomBytes(10).toString('hex')}`).toString(36);

export const createLink = route({
  method: 'POST',
  path: '/v1/links',
  summary: 'Makes a short link for a poster or a receipt; where it leads is settled for good',
  access: 'edit',
  body: bodySchema,
  success: 201,
  answer: linkSchema,
  refusals: { 404: 'There is no such person', 409: 'There is a link of that id', 422: 'Every fault of it' },
  async run({ body, by }, ports) {
    const read = bodySchema.safeParse(body ?? {});
    if (read.error) return problem(422, { faults: faultsOf(read.error) });
    const { id, name, url, profileId, expires } = read.data;
    if (id !== undefined && profileId !== undefined)
      return problem(422, {
        faults: [{ path: '/id', message: 'a person’s own link has none that can be guessed' }],
      });
    const person = profileId === undefined ? undefined : await findPerson(ports.people, profileId);
    if (profileId !== undefined && !person) return problem(404, { detail: 'There is no such person.' });
    const nowMs = ports.clock.now();
    const link: NamedLink = {
      ...{ id: id ?? madeUp(), name, url, createdAtMs: nowMs, by },
      ...(person && { profileId: person.profile.id }),
      ...(expires && { expiresAtSeconds: Math.ceil((nowMs + durationMs(expires)) / 1000) }),
    };
    if ((await ports.namedLinks.create(link)) === 'exists')
      return problem(409, {
        detail: 'There is a link of that id already; where it leads cannot be changed.',
      });
    // She may have been erased since she was found.
    if (person) await ports.erasure.sweep(person.profile.id);
    return { status: 201, body: await linkJson(ports, link) };
  },
});
