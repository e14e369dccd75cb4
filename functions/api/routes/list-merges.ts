import * as z from 'zod';
import { survivorRules } from '../../../core/profile/merge-note.ts';
import { isKept, type MergeSummary, mergesBetween } from '../../../core/profile/merge-record.ts';
import { findPerson } from '../find-person.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const instant = z.iso.datetime();

const mergeSchema = z.object({
  at: instant,
  from: z.string().describe('The profile that became part of the other'),
  into: z.string(),
  event: z.string().describe('The event that made one of two').optional(),
  source: z.string().optional(),
  by: z.string().describe('Who did it by hand').optional(),
  rule: z.enum(survivorRules).describe('What decided which of them stayed'),
  undoable: z.boolean().describe('Until when: as long as history is kept'),
  separated: z.object({ at: instant, by: z.string() }).optional(),
});

const mergeJson = (merge: MergeSummary, undoable: boolean): z.infer<typeof mergeSchema> => ({
  at: new Date(merge.atMs).toISOString(),
  from: merge.loserId,
  into: merge.winnerId,
  ...(merge.event !== '' && { event: merge.event }),
  ...(merge.source !== '' && { source: merge.source }),
  ...(merge.by !== undefined && { by: merge.by }),
  rule: merge.rule,
  undoable,
  ...(merge.separated && {
    separated: { at: new Date(merge.separated.atMs).toISOString(), by: merge.separated.by },
  }),
});

export const listMerges = route({
  method: 'GET',
  path: '/v1/profiles/{id}/merges',
  summary: 'Which profiles became this person, when, why and by what rule, newest first',
  access: 'read',
  answer: z.object({ merges: z.array(mergeSchema) }),
  refusals: { 404: 'There is no such person' },
  async run({ params }, { people, mergeLog, clock }) {
    const profile = (await findPerson(people, params.id ?? ''))?.profile;
    if (!profile) return problem(404, { detail: 'There is no such person.' });
    const all = await mergeLog.list([profile.id, ...profile.mergedFrom]);
    const kept = all.filter((one) => isKept(one, clock.now()));
    const isUndoable = ({ loserId }: MergeSummary) =>
      profile.mergedFrom.includes(loserId) && mergesBetween(loserId, profile.id, kept) !== undefined;
    return { body: { merges: kept.map((one) => mergeJson(one, isUndoable(one))) } };
  },
});
