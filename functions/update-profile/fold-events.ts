import { assembleSet } from '../../core/profile/assemble-set.ts';
import { foldGroup, type HistoryAnswers, type HistoryQuestion } from '../../core/profile/fold-group.ts';
import type { FoldRules } from '../../core/profile/fold-rules.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import type { WorkingSet } from '../../core/profile/working-set.ts';
import { findPeople } from './find-people.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** A repeat may be filed a little earlier than its own event time says. */
const SLACK_MS = 3_600_000;

/**
 * The people after the events. Only events older than what a profile remembers are looked up in history; then all is folded anew
 * from what was read: whoever writes in between makes our own write fail.
 */
export const foldEvents = async (
  ports: UpdateProfilePorts,
  rules: FoldRules,
  events: readonly Incoming[],
  ask: { fresh: boolean },
): Promise<WorkingSet> => {
  const found = { ...(await findPeople(ports, events, ask)), rules };
  const answers = new Map<string, boolean>();
  for (;;) {
    const set = assembleSet(found);
    const questions = foldGroup(set, events, answers);
    if (questions.length === 0) return set;
    for (const [hash, answer] of await askHistory(ports, questions)) answers.set(hash, answer);
  }
};

const askHistory = async (
  { timeline }: UpdateProfilePorts,
  questions: readonly HistoryQuestion[],
): Promise<HistoryAnswers> => {
  const profileIds = [...new Set(questions.flatMap((question) => question.profileIds))];
  const sinceMs = Math.max(0, Math.min(...questions.map(({ atMs }) => atMs)) - SLACK_MS);
  const hashes = questions.map(({ hash }) => hash);
  const exceptIds = [...new Set(questions.flatMap(({ exceptId }) => exceptId ?? []))];
  const seen = await timeline.seen(profileIds, hashes, sinceMs, exceptIds);
  return new Map(hashes.map((hash) => [hash, seen.has(hash)]));
};
