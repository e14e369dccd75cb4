import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { findPerson } from '../find-person.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { tellPoints } from '../tell-points.ts';

const bodySchema = z.strictObject({
  change: z
    .int()
    .min(-1_000_000_000)
    .max(1_000_000_000)
    .refine((change) => change !== 0, 'more or less than nothing')
    .describe('Points; below zero they are spent'),
  reason: z.string().trim().min(1).max(200),
  idempotencyKey: z.string().min(1).max(200).describe('Said again it counts once: the number of the order'),
  ifBalance: z.int().min(0).optional().describe('Only if she has so many now'),
});

const whyNot = {
  'too-few': 'She has not so many points.',
  'other-balance': 'Her points have changed since.',
  'other-key': 'The key stands for another change.',
} as const;

export const changeLoyalty = route({
  method: 'POST',
  path: '/v1/profiles/{id}/loyalty',
  summary: 'Adds points or spends them, once by each key and never below zero',
  access: 'serve',
  body: bodySchema,
  answer: z.object({ balance: z.int(), repeated: z.boolean() }),
  refusals: {
    404: 'There is no such person',
    409: 'Too few points, another balance, or a key that was used',
  },
  async run({ params, body }, ports) {
    const read = bodySchema.safeParse(body ?? {});
    if (read.error) return problem(400, { faults: faultsOf(read.error) });
    const profile = (await findPerson(ports.people, params.id ?? ''))?.profile;
    if (!profile || profile.anonymized) return problem(404, { detail: 'There is no such person.' });
    const { change, reason, idempotencyKey: key, ifBalance } = read.data;
    const profileIds = [profile.id, ...profile.mergedFrom] as const;
    const { kind, balance } = await ports.loyalty.change({ profileIds, change, key, ifBalance });
    if (kind !== 'changed' && kind !== 'repeated') return problem(409, { detail: whyNot[kind] });
    await tellPoints(ports, profileIds, { change, balance, reason, key });
    return { body: { balance, repeated: kind === 'repeated' } };
  },
});
