import * as z from 'zod';
import { isListed } from '../../../core/contact/block-list.ts';
import { saysMore } from '../../../core/contact/blocked-for.ts';
import { faultsOf } from '../../../core/faults.ts';
import { normalizeIdentity } from '../../../core/profile/normalize-identity.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const MOST_ADDRESSES = 500;
const AT_ONCE = 20;

const NAMESPACES = { email: 'email', sms: 'phone' } as const;

const addressSchema = z
  .strictObject({
    channel: z.enum(['email', 'sms']),
    address: z.string().min(1).max(254).describe('An e-mail address, or a phone number with its country'),
    reason: z
      .enum(['bounced', 'complained', 'stopped'])
      .describe('What is stopped may be allowed again by the person herself; the others stay'),
    at: z.iso.datetime({ offset: true }).optional().describe('Now if it is left out'),
  })
  .transform((said, context) => {
    const address = normalizeIdentity(NAMESPACES[said.channel], said.address)?.value;
    if (address !== undefined) return { ...said, address };
    context.addIssue({ code: 'custom', path: ['address'], message: 'none of that channel' });
    return z.NEVER;
  });
type Address = z.output<typeof addressSchema>;

const bodySchema = z.strictObject({ addresses: z.array(addressSchema).min(1).max(MOST_ADDRESSES) });

/** What is known to be graver stands, and the later time of the same; her own no is kept beside what is graver. */
const block = async ({ suppressions, clock }: ApiPorts, { channel, address, reason, at }: Address) => {
  const nowMs = clock.now();
  const blocking = { reason, atMs: at === undefined ? nowMs : Math.min(Date.parse(at), nowMs) };
  let isKnown = false;
  await suppressions.addIf({ channel, address }, blocking, (seen) => {
    isKnown = seen !== undefined && (isListed(seen.reason) || seen.reason === reason);
    return saysMore(seen, blocking);
  });
  return isKnown ? 0 : 1;
};

export const blockAddresses = route({
  method: 'POST',
  path: '/v1/suppressions/import',
  summary: `Brings over up to ${MOST_ADDRESSES} addresses that another system has blocked`,
  access: 'admin',
  body: z.object({ addresses: z.array(addressSchema).max(MOST_ADDRESSES) }),
  answer: z.object({ blocked: z.int(), known: z.int().describe('Were blocked before') }),
  refusals: { 422: 'An address is none; nothing is blocked' },
  async run({ body, by }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (asked.error) return problem(422, { faults: faultsOf(asked.error) });
    const { addresses } = asked.data;
    await ports.documents.audit({
      ...{ atMs: ports.clock.now(), by, action: 'block', kind: 'suppression' },
      id: `${addresses.length} addresses`,
    });
    let blocked = 0;
    for (let at = 0; at < addresses.length; at += AT_ONCE) {
      const done = await Promise.all(addresses.slice(at, at + AT_ONCE).map((one) => block(ports, one)));
      blocked += done.reduce<number>((sum, one) => sum + one, 0);
    }
    return { body: { blocked, known: addresses.length - blocked } };
  },
});
