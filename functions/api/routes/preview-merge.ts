import { faultsOf } from '../../../core/faults.ts';
import { compileJourney } from '../../../core/journey/compile.ts';
import { countedEvents } from '../../../core/journey/counted-events.ts';
import { mayMergeByHand, previewMerge } from '../../../core/profile/merge-preview.ts';
import { countingIn } from '../../../core/segment/counting.ts';
import { previewJson, previewSchema } from '../merge-preview-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { refusedReasons, twoPeople, withBody } from '../two-people.ts';

export const previewMergeRoute = route({
  method: 'POST',
  path: '/v1/profiles/{id}/merge-preview',
  summary: 'What a merge would make of two people; changes nothing',
  access: 'read',
  body: withBody,
  answer: previewSchema,
  refusals: { 404: 'There is no such person' },
  async run({ params, body }, ports) {
    const asked = withBody.safeParse(body);
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const two = await twoPeople(ports, [params.id ?? '', asked.data.with]);
    if ('problem' in two) return two;
    const [one, other] = two.people;
    const verdict = mayMergeByHand(one.profile, other.profile);
    if (verdict.kind === 'refused') {
      const { reason } = verdict;
      return { body: { allowed: false as const, reason, detail: refusedReasons[reason] } };
    }
    const { people, shop, journeys, segments, offers } = await ports.config.snapshot();
    const nowMs = ports.clock.now();
    const preview = previewMerge(one, other, {
      rules: {
        people,
        counted: countedEvents(countingIn({ journeys, segments })),
        withCoupons: Object.keys(offers).length > 0,
        ...(shop.country !== undefined && { country: shop.country }),
      },
      nowMs,
      shapeOf: (id) => {
        const live = journeys.find(({ journey }) => journey.id === id);
        return live && compileJourney(live.journey, live.version);
      },
    });
    return { body: previewJson(preview, { apart: verdict.apart, nowMs, rfm: people.rfm }) };
  },
});
