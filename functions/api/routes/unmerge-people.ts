import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { isKept, mergesBetween } from '../../../core/profile/merge-record.ts';
import { PROFILES_SEPARATED } from '../../../core/profile/people-orders.ts';
import { actOnPerson } from '../act-on-person.ts';
import { actText } from '../person-act.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const bodySchema = z.strictObject({
  from: z.string().min(1).max(128).describe('The profile that was merged into this person'),
  text: actText,
});

export const unmergePeople = route({
  method: 'POST',
  path: '/v1/profiles/{id}/unmerge',
  summary:
    'Makes two people of one again within seconds: the other has what was hers, what was done since stays here. They stay apart until they are merged by hand',
  access: 'serve',
  body: bodySchema,
  success: 202,
  answer: z.object({ accepted: z.literal(true) }),
  refusals: {
    404: 'There is no such person',
    409: 'It was never merged into this person, or what was whose is no longer known',
  },
  async run({ params, by, body }, ports) {
    const asked = bodySchema.safeParse(body);
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const { from, text } = asked.data;
    return actOnPerson(ports, { id: params.id ?? '', by, action: 'unmerge', text }, async (deed) => {
      const { id, mergedFrom } = deed.profile;
      if (!mergedFrom.includes(from))
        return problem(409, { detail: 'That profile is not part of this person.' });
      const merges = (await ports.mergeLog.list([id, ...mergedFrom])).filter((one) => isKept(one, deed.atMs));
      return mergesBetween(from, id, merges)
        ? [deed.event(PROFILES_SEPARATED, { other: from }, [from, deed.atMs])]
        : problem(409, { detail: 'The history of that merge is no longer kept.' });
    });
  },
});
