import * as z from 'zod';
import { channelSchema } from '../../core/channel/channel-schema.ts';
import type { SuppressionAudit } from '../../core/config/audit-entry.ts';
import type { Channel } from '../../core/consent/consent.ts';
import { faultsOf } from '../../core/faults.ts';
import { namespaceOf } from '../../core/profile/address-of.ts';
import { noContact } from '../../core/profile/typed-contact.ts';
import { lookupIdentity } from './lookup-identity.ts';
import type { ApiPorts } from './ports.ts';
import { problem, type Refusal } from './problem.ts';
import { route } from './route.ts';

const MOST_WHY = 300;

const bodySchema = z.strictObject({
  channel: channelSchema,
  address: z.string().min(1).max(1000),
  why: z.string().trim().min(1).max(MOST_WHY).describe('For the audit; without the address'),
});

interface Place {
  channel: Channel;
  /** As sends name it. */
  address: string;
}

interface AddressAct {
  path: string;
  summary: string;
  action: SuppressionAudit['action'];
  refusals?: Partial<Record<409, string>>;
  /** Why not, where it cannot be done; nothing is put down then. */
  refuse?(ports: ApiPorts, place: Place): Promise<Refusal | undefined>;
  act(ports: ApiPorts, place: Place): Promise<unknown>;
}

const noAddress = (namespace: string): Refusal => {
  const message = { email: noContact.email, phone: noContact.sms }[namespace] ?? 'no address of this channel';
  return problem(400, {
    detail: 'That is no address of this channel.',
    faults: [{ path: '/address', message }],
  });
};

/** A line of the table for something that is done to one address. The audit names it by its hash: it outlives an erase. */
export const addressAct = ({ path, summary, action, refusals, refuse, act }: AddressAct) =>
  route({
    method: 'POST',
    path: `/v1/suppressions${path}`,
    summary,
    access: 'serve',
    body: bodySchema,
    answer: z.object({ channel: channelSchema, address: z.string() }),
    ...(refusals && { refusals }),
    async run({ body, by }, ports) {
      const read = bodySchema.safeParse(body ?? {});
      if (!read.success) return problem(400, { faults: faultsOf(read.error) });
      const { channel, why } = read.data;
      const namespace = namespaceOf(channel) ?? channel;
      const identity = await lookupIdentity(ports, { namespace, value: read.data.address });
      if (!identity) return noAddress(namespace);
      const place = { channel, address: identity.value };
      const refusal = await refuse?.(ports, place);
      if (refusal) return refusal;
      const id = await ports.blockList.nameOf(channel, place.address);
      await ports.documents.audit({ atMs: ports.clock.now(), by, action, kind: 'suppression', id, why });
      await act(ports, place);
      return { body: place };
    },
  });
