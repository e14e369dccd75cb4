import * as z from 'zod';
import type { PersonAudit } from '../../core/config/audit-entry.ts';
import type { Snapshot } from '../../core/config/snapshot.ts';
import { faultsOf } from '../../core/faults.ts';
import { actOnPerson, type Deed, type Said } from './act-on-person.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';

/** Why, in the operator's words. */
export const actText = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .optional()
  .describe("Why, in words; shown in the person's history");

interface PersonAct<B> {
  /** After `/v1/profiles/{id}/`. */
  path: string;
  summary: string;
  action: PersonAudit['action'];
  body: z.ZodType<B>;
  /** Besides that there is no such person. */
  refusals?: { 409: string };
  /** More of the answer. */
  answer?: z.ZodRawShape;
  more?(deed: Deed): Record<string, unknown>;
  /** The events of it, or why not. */
  say(
    deed: Deed,
    ask: { body: B; params: Record<string, string>; snapshot(): Promise<Snapshot> },
  ): Said | Promise<Said>;
}

/** A line of the table for something that an operator does to a person. It is accepted, and takes effect within seconds. */
export const personAct = <B extends { text?: string | undefined }>(act: PersonAct<B>): Route =>
  route<Record<string, unknown>>({
    method: 'POST',
    path: `/v1/profiles/{id}/${act.path}`,
    summary: act.summary,
    access: 'serve',
    body: act.body,
    success: 202,
    answer: z.object({ accepted: z.literal(true), ...act.answer }),
    refusals: { 404: 'There is no such person', ...act.refusals },
    async run({ params, by, body: given }, ports) {
      const read = act.body.safeParse(given ?? {});
      if (!read.success) return problem(400, { faults: faultsOf(read.error) });
      const { data: body } = read;
      const ask = { id: params.id ?? '', by, action: act.action, text: body.text };
      let more: Record<string, unknown> = {};
      const answer = await actOnPerson(ports, ask, (deed) => {
        more = act.more?.(deed) ?? {};
        return act.say(deed, { body, params, snapshot: () => ports.config.snapshot() });
      });
      return 'problem' in answer ? answer : { ...answer, body: { ...answer.body, ...more } };
    },
  });
