import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { mayMergeByHand } from '../../../core/profile/merge-preview.ts';
import { PROFILES_MERGED } from '../../../core/profile/people-orders.ts';
import { actOnPerson } from '../act-on-person.ts';
import { actText } from '../person-act.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { refusedReasons, twoPeople, withBody } from '../two-people.ts';

const bodySchema = withBody.extend({ text: actText });

export const mergePeople = route({
  method: 'POST',
  path: '/v1/profiles/{id}/merge',
  summary: 'Makes one person of two within seconds; lifts that they were told apart. Can be undone',
  access: 'serve',
  body: bodySchema,
  success: 202,
  answer: z.object({ accepted: z.literal(true) }),
  refusals: { 404: 'There is no such person', 409: 'They are one already, or have different userIds' },
  async run({ params, by, body }, ports) {
    const asked = bodySchema.safeParse(body);
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const two = await twoPeople(ports, [params.id ?? '', asked.data.with]);
    if ('problem' in two) return two;
    const [{ profile }, { profile: other }] = two.people;
    const verdict = mayMergeByHand(profile, other);
    if (verdict.kind === 'refused') return problem(409, { detail: refusedReasons[verdict.reason] });
    return actOnPerson(ports, { id: profile.id, by, action: 'merge', text: asked.data.text }, (deed) => [
      deed.event(PROFILES_MERGED, { other: other.id }, [other.id, deed.atMs]),
    ]);
  },
});
