import type { CascadeStep, JourneyAnswer, Prices } from '../app/answers.ts';
import type { Api } from '../app/api.ts';
import type { Shopper } from '../shop/shopper.ts';
import type { Known } from './story-state.ts';

const JOURNEY = 'cart-abandoned';

/** Everything the API knows of a person, by her e-mail address. */
export async function observe(api: Api, { email, phone }: Shopper): Promise<Known> {
  const profile = await api.lookup('email', email);
  if (!profile) return { entries: [], messages: [] };
  const [entries, outbox] = await Promise.all([api.timeline(profile.id), api.outbox()]);
  return { profile, entries, messages: outbox.filter(({ to }) => to === email || to === phone) };
}

const isCascade = (step: { kind: string }): step is CascadeStep => step.kind === 'cascade';

/** The published journey's cascade and the shop's prices: what the ladder is drawn from. */
export async function readPlan(
  api: Api,
): Promise<{ journey?: { id: string; cascade: CascadeStep }; prices: Prices }> {
  const [journey, shop] = await Promise.all([
    api.read<JourneyAnswer>(`/v1/journeys/${JOURNEY}`),
    api.read<{ prices?: Prices }>('/v1/settings/shop'),
  ]);
  const cascade = journey?.published?.steps.find(isCascade);
  return { prices: shop?.prices ?? {}, ...(cascade ? { journey: { id: JOURNEY, cascade } } : {}) };
}
