import * as z from 'zod';
import { Conflict } from '../../../core/errors.ts';
import { faultsOf } from '../../../core/faults.ts';
import { grantOf, type Redeemed } from '../../../core/offer/offers.ts';
import { type NotRedeemed, toRedeem, type Wanted } from '../../../core/offer/redeem.ts';
import { offerRedeemed } from '../../../core/offer/said-of-offers.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { findPerson } from '../find-person.ts';
import { grantJson, grantSchema } from '../offer-json.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const bodySchema = z
  .strictObject({
    code: z.string().trim().min(1).max(100).optional().describe('As she shows it, in any case'),
    offer: z.string().min(1).max(64).optional().describe('Instead: the latest open promise of this offer'),
    orderId: z.string().trim().min(1).max(200).describe('Said again it is redeemed once'),
    idempotencyKey: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Refused when it comes again with another order or promise'),
  })
  .refine(({ code, offer }) => (code === undefined) !== (offer === undefined), 'either a code or an offer');

const whyNot: Record<NotRedeemed, string> = {
  unknown: 'She was promised no such thing.',
  used: 'It was used before.',
  expired: 'It is over.',
  'other-key': 'The key stands for another redemption.',
};

/** Lost to another order it is looked at once more, and is then used. */
const ROUNDS = 4;

const redeem = async (
  { offers, clock }: ApiPorts,
  profile: Profile,
  wanted: Wanted,
): Promise<Exclude<Redeemed, { kind: 'lost' }> | { kind: NotRedeemed }> => {
  const { orderId, key } = wanted;
  for (let round = 0; round < ROUNDS; round++) {
    const all = await offers.ofProfiles([profile.id, ...profile.mergedFrom]);
    const choice = toRedeem({ all, offers: profile.offers, nowMs: clock.now() }, wanted);
    if (choice.kind !== 'found') return choice;
    const { grant } = choice;
    // The clock that granted it may have been ahead.
    const atMs = Math.max(clock.now(), grant.grantedAtMs);
    const redeemed = await offers.redeem(grant, { orderId, atMs, ...(key !== undefined && { key }) });
    if (redeemed.kind !== 'lost') return redeemed;
  }
  throw new Conflict('offer');
};

export const redeemOffer = route({
  method: 'POST',
  path: '/v1/profiles/{id}/offers/redeem',
  summary: 'Redeems what she was promised for an order, at the till or on the phone, once',
  access: 'serve',
  body: bodySchema,
  answer: z.object({ offer: grantSchema, repeated: z.boolean() }),
  refusals: {
    404: 'There is no such person, or nothing of the kind was promised to her',
    409: 'It was used, it is over, or the key stands for another redemption',
  },
  async run({ params, body }, ports) {
    const read = bodySchema.safeParse(body ?? {});
    if (read.error) return problem(400, { faults: faultsOf(read.error) });
    const profile = (await findPerson(ports.people, params.id ?? ''))?.profile;
    if (!profile || profile.anonymized) return problem(404, { detail: 'There is no such person.' });
    const { idempotencyKey: key, ...wanted } = read.data;
    const done = await redeem(ports, profile, { ...wanted, key });
    if (done.kind === 'unknown') return problem(404, { detail: whyNot.unknown });
    if (!('grant' in done)) return problem(409, { detail: whyNot[done.kind] });
    const { grant, kind } = done;
    if (grant.redeemed)
      await ports.bus.putEvents([offerRedeemed(profile.id, grantOf(grant), grant.redeemed)]);
    const offer = grantJson(profile.offers, grant, ports.clock.now());
    return { body: { offer, repeated: kind === 'repeated' } };
  },
});
