import { isOfErased } from '../../../core/archive/erased.ts';
import type { JudgeEvents } from '../../../core/archive/event-archive.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import { incomingOf } from '../../../core/profile/incoming.ts';
import { profileIdsIn } from '../../../core/profile/people-orders.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';

/** Whoever was erased longer ago is gone from the archive since an earlier week. */
const LOOKS_BACK_MS = 35 * DAY_MS;

/** Leaves people who were erased lately out of the archive, file by file. */
export const compactArchive: JobKind<'compact-archive'> = async ({ job, ports, hasTime }) => {
  const { archive } = ports;
  if (!archive) return { next: 'done' };
  const judge = await judgeOf(ports);
  const counts = { pages: 0, removed: 0 };
  let { cursor } = job;
  do {
    const page = await archive.events.compact(judge, cursor);
    counts.removed += page.removed;
    counts.pages += 1;
    if (page.cursor === undefined) return { counts, next: 'done' };
    cursor = page.cursor;
  } while (hasTime());
  return { counts, cursor, next: 'now' };
};

const judgeOf = async (ports: StepAsk<'compact-archive'>['ports']): Promise<JudgeEvents> => {
  const erasedAtOf = await ports.erasedList.since(ports.clock.now() - LOOKS_BACK_MS);
  const { people, shop } = await ports.config.snapshot();
  const rules = { ...defaultRules, people, ...(shop.country !== undefined && { country: shop.country }) };
  return async (envelopes) => {
    const all = envelopes.flatMap((envelope) =>
      incomingOf(envelope, rules).map((incoming, at) => ({ incoming, event: envelope.events[at] })),
    );
    const ids = new Set(all.flatMap(({ incoming }) => profileIdsIn(incoming)));
    const gone = await ports.profiles.gone([...ids]);
    const taken = new Set([...gone].flatMap(([id, why]) => (why === 'expired' ? [] : [id])));
    const hers = all.filter(({ incoming }) => isOfErased(incoming, erasedAtOf, taken));
    const erased = new Set(hers.map(({ event }) => event));
    return (event) => erased.has(event);
  };
};
